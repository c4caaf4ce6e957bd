import { Text, TextInput, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { changePhone } from "../../../server/domains/identity/phones/phone.contract.ts";
import { phoneQuery, useChangePhone } from "../../hooks/phone.ts";
import { Form } from "../../ui/form/Form.tsx";
import { useActForm } from "../../ui/form/use-act-form.ts";

/** The telephone number, for calls by support. */
export function PhoneSection() {
  const { t } = useTranslation("identity");
  const { shown } = useSuspenseQuery(phoneQuery()).data;
  const act = useChangePhone();
  const form = useActForm({
    initialValues: { number: shown ?? "" },
    labels: { number: t("field.phone") },
    schema: changePhone.body,
    submit: (body) => act.mutateAsync({ body }),
    onDone: () => {
      notifications.show({ message: t("phone.saved"), color: "green" });
    },
  });
  return (
    <section aria-labelledby="phone">
      <Title order={2} id="phone" mb={4}>
        {t("phone.title")}
      </Title>
      <Text c="dimmed" size="sm" mb="md">
        {t("phone.lead")}
      </Text>
      <Form act={form} submit={t("phone.submit")}>
        <TextInput
          {...form.field("number")}
          type="tel"
          autoComplete="tel"
          description={t("phone.help")}
          inputWrapperOrder={["label", "input", "description", "error"]}
        />
      </Form>
    </section>
  );
}
