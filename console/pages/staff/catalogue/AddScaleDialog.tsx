import { Button, Group, Modal, SimpleGrid, Text, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useTranslation } from "react-i18next";
import { formatDay } from "../../../../common/dates.ts";
import { addScale } from "../../../../server/domains/catalogue/scales/scale.contract.ts";
import { useInstallation } from "../../../hooks/installation.ts";
import { type StaffFamily, useAddScale } from "../../../hooks/staff/plans.ts";
import { Form } from "../../../ui/form/Form.tsx";
import { useActForm } from "../../../ui/form/use-act-form.ts";

interface AddScaleDialogProps {
  readonly family: StaffFamily;
  readonly onClose: () => void;
}

const most = 12;
/** The places of steps, which are added and removed at the end alone. */
const numbers = Array.from({ length: most }, (_, at) => at);
const emptyStep = { fromQuantity: "", rate: "" };

/** Asks for the steps of new volume rates and the day from which they count. */
export function AddScaleDialog({ family, onClose }: AddScaleDialogProps) {
  const { t } = useTranslation("staff");
  const { today } = useInstallation();
  const form = useScaleForm(family, onClose);
  const { steps } = form.form.values;
  return (
    <Modal opened onClose={onClose} title={t("catalogue.scale_title", { family: family.name })}>
      <Form
        act={form}
        submit={t("catalogue.scale_save")}
        asksBeforeLeaving={false}
        secondary={
          <Button variant="default" onClick={onClose}>
            {t("catalogue.cancel")}
          </Button>
        }
      >
        <Text size="sm" c="dimmed">
          {t("catalogue.scale_help")}
        </Text>
        <TextInput {...form.field("validFrom")} type="date" min={today} />
        {numbers.slice(0, steps.length).map((at) => (
          <SimpleGrid key={at} cols={2}>
            <TextInput {...form.field(`steps.${at}.fromQuantity`)} inputMode="numeric" />
            <TextInput {...form.field(`steps.${at}.rate`)} inputMode="decimal" />
          </SimpleGrid>
        ))}
        <Group>
          {steps.length < most && (
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() => form.form.insertListItem("steps", emptyStep)}
            >
              {t("catalogue.scale_more")}
            </Button>
          )}
          {steps.length > 1 && (
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() => form.form.removeListItem("steps", steps.length - 1)}
            >
              {t("catalogue.scale_less")}
            </Button>
          )}
        </Group>
      </Form>
    </Modal>
  );
}

function useScaleForm(family: StaffFamily, onClose: () => void) {
  const { t, i18n } = useTranslation("staff");
  const { today } = useInstallation();
  const act = useAddScale();
  const latest = family.scales.at(-1)?.steps ?? [];
  const labels = numbers.flatMap((at) => [
    [`steps.${at}.fromQuantity`, t("catalogue.scale_from", { step: at + 1 })],
    [`steps.${at}.rate`, t("catalogue.scale_rate", { step: at + 1 })],
  ]);
  return useActForm({
    initialValues: {
      validFrom: today,
      steps:
        latest.length > 0
          ? latest.map(({ fromQuantity, rate }) => ({ fromQuantity: String(fromQuantity), rate }))
          : [emptyStep],
    },
    labels: {
      ...(Object.fromEntries(labels) as Record<string, string>),
      validFrom: t("catalogue.valid_from"),
      steps: t("catalogue.scale_steps"),
    },
    schema: addScale.body,
    bodyOf: ({ validFrom, steps }) => ({
      validFrom,
      steps: steps.map(({ fromQuantity, rate }) => ({
        fromQuantity: fromQuantity.trim() === "" ? Number.NaN : Number(fromQuantity),
        rate: rate.trim().replace(",", "."),
      })),
    }),
    submit: (body) => act.mutateAsync({ params: { familyId: family.id }, body }),
    onDone: (_, { validFrom }) => {
      notifications.show({
        message: t("catalogue.added_scale", { day: formatDay(validFrom, i18n.language) }),
        color: "green",
      });
      onClose();
    },
  });
}
