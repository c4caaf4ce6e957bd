import { Button, Fieldset, Stack, Text, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { formatDecimal, money } from "../../../../common/money.ts";
import { issueCreditNote } from "../../../../server/domains/billing/credit-notes/credit-note.contract.ts";
import { type StaffInvoice, useIssueCreditNote } from "../../../hooks/staff/staff-invoices.ts";
import { AmountField, minorOf } from "../../../ui/form/AmountField.tsx";
import { Form } from "../../../ui/form/Form.tsx";
import { useActForm } from "../../../ui/form/use-act-form.ts";
import { Money, useMoneyText } from "../../../ui/Money.tsx";
import { Facts } from "../../../ui/Page.tsx";
import { creditSums } from "./credit-sums.ts";

interface CreditFormProps {
  readonly invoice: StaffInvoice;
  readonly onClose: () => void;
}

/** What is credited of each line: all that is left of it, unless staff change that. */
export function CreditForm({ invoice, onClose }: CreditFormProps) {
  const { t } = useTranslation(["staff", "console", "billing"]);
  const act = useIssueCreditNote();
  const text = useMoneyText();
  const { organizationId, id: invoiceId, currency, creditable, lines } = invoice;
  const left = creditable.filter(({ leftMinor }) => leftMinor > 0);
  const nameOf = (position: number) => {
    const { description = "", detail } = lines[position - 1] ?? {};
    return detail ? `${description} (${detail.split("\n")[0]})` : description;
  };
  const form = useActForm({
    initialValues: {
      reason: "",
      amounts: left.map(({ leftMinor }) => formatDecimal(money(BigInt(leftMinor), currency))),
    },
    labels: {
      reason: t("invoice.reason"),
      ...Object.fromEntries(left.map(({ position }, index) => [`amounts.${index}`, nameOf(position)])),
    },
    schema: schemaFor(left),
    bodyOf: (values) => ({ reason: values.reason, amounts: amountsOf(values.amounts) }),
    submit: ({ reason, amounts }) => {
      const credited = linesOf(amounts);
      const expectedTotalMinor = creditSums(invoice, credited).totalMinor;
      const body = { reason, lines: credited, expectedTotalMinor };
      return act.mutateAsync({ params: { organizationId, invoiceId }, body });
    },
    onDone: () => {
      notifications.show({ message: t("credit.done"), color: "green" });
      onClose();
    },
  });

  function amountsOf(typed: readonly string[]): number[] {
    return typed.map((value) => (value === "" ? 0 : (minorOf(value, currency) ?? Number.NaN)));
  }

  function linesOf(amounts: readonly number[]) {
    return left.flatMap(({ position }, index) => {
      const netMinor = amounts[index] ?? 0;
      return netMinor > 0 ? [{ position, netMinor }] : [];
    });
  }

  const sums = creditSums(invoice, linesOf(amountsOf(form.form.getValues().amounts)));
  const total = text(sums.totalMinor, currency);
  return (
    <Form
      act={form}
      submit={t("credit.submit", { amount: total })}
      asksBeforeLeaving={false}
      secondary={
        <Button variant="default" onClick={onClose}>
          {t("console:action.cancel")}
        </Button>
      }
    >
      <TextInput {...form.field("reason")} description={t("credit.reason_help")} data-autofocus />
      <Fieldset legend={t("credit.lines", { currency })}>
        <Stack gap="sm">
          {left.map(({ position, leftMinor }, index) => (
            <AmountField
              key={position}
              {...form.field(`amounts.${index}`)}
              description={t("credit.left", { amount: text(leftMinor, currency) })}
            />
          ))}
        </Stack>
      </Fieldset>
      <Facts
        facts={[
          {
            label: t("billing:page.totals.net"),
            value: <Money minor={sums.netMinor} currency={currency} />,
          },
          { label: t("credit.vat"), value: <Money minor={sums.vatMinor} currency={currency} /> },
          { label: t("field.total"), value: <Money minor={sums.totalMinor} currency={currency} /> },
        ]}
      />
      <Text size="sm">{t(effectOf(invoice, sums.totalMinor), { amount: total })}</Text>
    </Form>
  );
}

const reason = issueCreditNote.body.shape.reason;

/** What the form checks itself: no more than is left of each line, and something at all. */
function schemaFor(left: StaffInvoice["creditable"]) {
  const tooMuch = { error: "field.wrong" };
  return z.object({
    reason,
    amounts: z.array(z.int(tooMuch).min(0, tooMuch)).superRefine((amounts, context) => {
      const wrong = left.flatMap(({ leftMinor }, index) =>
        (amounts[index] ?? 0) > leftMinor ? [index] : [],
      );
      const missing = amounts.every((minor) => minor === 0) ? [0] : [];
      for (const index of [...wrong, ...missing]) {
        context.addIssue({ code: "custom", path: [index], message: "field.wrong" });
      }
    }),
  });
}

/** What becomes of the money. */
function effectOf({ state, dueMinor }: StaffInvoice, totalMinor: number) {
  if (state !== "open" && state !== "overdue") return "credit.effect.prepaid";
  return totalMinor < dueMinor ? "credit.effect.rest" : "credit.effect.settled";
}
