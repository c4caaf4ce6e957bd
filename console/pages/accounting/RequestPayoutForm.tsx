import { Group, Radio, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { requestPayout } from "../../../server/domains/billing/payouts/payout.contract.ts";
import { useOrganizationId } from "../../hooks/organizations.ts";
import { useRequestPayout } from "../../hooks/payouts.ts";
import { AmountField, minorOf } from "../../ui/form/AmountField.tsx";
import { Form } from "../../ui/form/Form.tsx";
import { useActForm } from "../../ui/form/use-act-form.ts";
import { useMoneyText } from "../../ui/Money.tsx";

interface RequestPayoutFormProps {
  /** Balances above zero. */
  readonly balances: readonly { readonly minor: number; readonly currency: string }[];
}

/** How much to which bank account or PayPal address; a second factor is asked for before it is sent. */
export function RequestPayoutForm({ balances }: RequestPayoutFormProps) {
  const { t } = useTranslation("billing");
  const organizationId = useOrganizationId();
  const act = useRequestPayout();
  const navigate = useNavigate();
  const text = useMoneyText();
  const form = useActForm({
    initialValues: {
      ...{ currency: balances[0]?.currency ?? "", minor: "" },
      ...{ destination: "bank", iban: "", holder: "", paypalEmail: "" },
    },
    labels: {
      ...{ currency: t("page.payout.currency"), minor: t("page.prepaid.amount"), iban: "IBAN" },
      ...{ holder: t("page.payout.holder") },
      ...{ destination: t("page.payout.destination"), paypalEmail: t("page.payout.paypal_email") },
    },
    schema: requestPayout.body,
    bodyOf: ({ currency, minor, destination, iban, holder, paypalEmail }) => {
      const body = { currency, minor: minorOf(minor, currency) ?? Number.NaN };
      if (destination === "paypal") return { ...body, destination: "paypal" as const, paypalEmail };
      return { ...body, destination: "bank" as const, iban, holder };
    },
    submit: (body) => act.mutateAsync({ params: { organizationId }, body }),
    onDone: ({ id }) =>
      navigate({
        to: "/o/$organizationId/accounting/prepaid/payouts/$payoutId",
        params: { organizationId, payoutId: id },
      }),
  });
  const { currency, destination } = form.form.getValues();
  const most = balances.find((one) => one.currency === currency)?.minor ?? 0;
  return (
    <Form act={form} submit={t("page.payout.submit")}>
      {balances.length > 1 && (
        <Radio.Group {...form.field("currency")}>
          <Group mt="xs" gap="lg">
            {balances.map((one) => (
              <Radio key={one.currency} value={one.currency} label={one.currency} />
            ))}
          </Group>
        </Radio.Group>
      )}
      <AmountField
        {...form.field("minor")}
        label={t("page.payout.amount", { currency })}
        description={t("page.payout.most", { amount: text(most, currency) })}
      />
      <Radio.Group {...form.field("destination")}>
        <Group mt="xs" gap="lg">
          <Radio value="bank" label={t("page.payout.to_bank")} />
          <Radio value="paypal" label={t("page.payout.to_paypal")} />
        </Group>
      </Radio.Group>
      {destination === "paypal" ? (
        <TextInput {...form.field("paypalEmail")} type="email" autoComplete="email" spellCheck={false} />
      ) : (
        <>
          <TextInput {...form.field("iban")} autoComplete="off" spellCheck={false} />
          <TextInput {...form.field("holder")} autoComplete="name" />
        </>
      )}
    </Form>
  );
}
