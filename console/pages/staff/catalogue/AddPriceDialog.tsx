import { Button, Modal, NativeSelect, Text, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useTranslation } from "react-i18next";
import { formatDay } from "../../../../common/dates.ts";
import { addPrice } from "../../../../server/domains/catalogue/prices/price.contract.ts";
import { useInstallation } from "../../../hooks/installation.ts";
import { type PlanPrice, type StaffPlan, useAddPrice } from "../../../hooks/staff/catalogue.ts";
import { minorOf } from "../../../ui/form/AmountField.tsx";
import { Form } from "../../../ui/form/Form.tsx";
import { useActForm } from "../../../ui/form/use-act-form.ts";
import { usePriceText } from "./use-price-text.ts";

interface AddPriceDialogProps {
  readonly plan: StaffPlan;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Asks for the new price, what it is for and the day from which it counts. */
export function AddPriceDialog({ plan, opened, onClose }: AddPriceDialogProps) {
  const { t } = useTranslation("staff");
  return (
    <Modal opened={opened} onClose={onClose} title={t("catalogue.add_title", { plan: plan.name })}>
      <AddPriceForm plan={plan} onClose={onClose} />
    </Modal>
  );
}

// No price comes near it; beyond, a number is not exact.
const mostMinor = 1_000_000_000;

const keyOf = ({ optionId, period, currency }: PlanPrice) => [period, currency, optionId ?? ""].join(" ");

/** What was typed in minor units; what is no amount of the currency is not a number. */
function priceOf(typed: string, currency: string): number {
  const minor = minorOf(typed, currency);
  return minor === undefined || minor > mostMinor ? Number.NaN : minor;
}

function AddPriceForm({ plan, onClose }: Omit<AddPriceDialogProps, "opened">) {
  const { t, i18n } = useTranslation("staff");
  const { today } = useInstallation();
  const priceText = usePriceText();
  const act = useAddPrice();
  const counting = plan.prices.filter(({ state }) => state === "current");
  const [first] = counting;
  const form = useActForm({
    // The field `period` holds which price is followed: its period, its currency and its option.
    initialValues: { period: first ? keyOf(first) : "", minor: "", validFrom: "" },
    labels: {
      period: t("catalogue.which"),
      minor: t("catalogue.amount"),
      validFrom: t("catalogue.valid_from"),
    },
    schema: addPrice.body,
    bodyOf: ({ period: followed, minor: typed, validFrom }) => {
      const {
        optionId = null,
        period = "month",
        currency = "CHF",
      } = counting.find((price) => keyOf(price) === followed) ?? {};
      return { optionId, period, currency, minor: priceOf(typed, currency), validFrom };
    },
    submit: (body) => act.mutateAsync({ params: { planId: plan.id }, body }),
    onDone: (_, { validFrom }) => {
      notifications.show({
        message: t("catalogue.added", { day: formatDay(validFrom, i18n.language) }),
        color: "green",
      });
      onClose();
    },
  });
  return (
    <Form
      act={form}
      submit={t("catalogue.save")}
      asksBeforeLeaving={false}
      secondary={
        <Button variant="default" onClick={onClose}>
          {t("catalogue.keep")}
        </Button>
      }
    >
      <NativeSelect
        {...form.field("period")}
        data={counting.map((price) => ({
          value: keyOf(price),
          label: [price.optionName ?? plan.name, priceText(price)].join(": "),
        }))}
        data-autofocus
      />
      <TextInput {...form.field("minor")} inputMode="decimal" autoComplete="off" />
      <TextInput
        {...form.field("validFrom")}
        type="date"
        min={today}
        description={t("catalogue.day_help")}
        inputWrapperOrder={["label", "input", "description", "error"]}
      />
      <Text size="sm" c="dimmed">
        {t("catalogue.final")}
      </Text>
    </Form>
  );
}
