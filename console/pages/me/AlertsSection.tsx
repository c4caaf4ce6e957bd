import { Checkbox, NativeSelect, NumberInput, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { changeAlerts } from "../../../server/domains/identity/alerts/alert.contract.ts";
import { alertsQuery, useChangeAlerts } from "../../hooks/alerts.ts";
import { Form } from "../../ui/form/Form.tsx";
import { useActForm } from "../../ui/form/use-act-form.ts";

const choices = ["always", "new_device", "never"] as const;

/** Mails about sign-ins (SEC-7), and after how many failures the account locks (SEC-8). */
export function AlertsSection() {
  const { t } = useTranslation(["identity", "console"]);
  const alerts = useSuspenseQuery(alertsQuery()).data;
  const act = useChangeAlerts();
  const form = useActForm({
    initialValues: alerts,
    labels: {
      signIns: t("alerts.sign_ins"),
      failures: t("alerts.failures"),
      lockAfter: t("alerts.lock_after"),
    },
    schema: changeAlerts.body,
    submit: (body) => act.mutateAsync({ body }),
    onDone: () => {
      notifications.show({ message: t("console:saved"), color: "green" });
    },
  });
  const { value: failures, label: failuresLabel, ...checkbox } = form.field("failures");
  return (
    <section aria-labelledby="alerts">
      <Title order={2} id="alerts" mb="sm">
        {t("alerts.title")}
      </Title>
      <Form act={form} submit={t("console:action.save")}>
        <NativeSelect
          {...form.field("signIns")}
          data={choices.map((choice) => ({ value: choice, label: t(`alerts.${choice}`) }))}
        />
        <Checkbox {...checkbox} label={failuresLabel} checked={failures === true} />
        <NumberInput
          {...form.field("lockAfter")}
          description={t("alerts.lock_help")}
          inputWrapperOrder={["label", "input", "description", "error"]}
          min={3}
          max={20}
          allowDecimal={false}
          clampBehavior="none"
        />
      </Form>
    </section>
  );
}
