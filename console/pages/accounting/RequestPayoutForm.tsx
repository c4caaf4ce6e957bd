import { Group, Radio, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { requestPayout } from "../../../server/domains/billing/payouts/payout.contract.ts";
import { useOrganizationId } from "../../hooks/organizations.ts";
import { useRequestPayout } from "../../hooks/payouts.ts";
import { AmountField, minorOf } from "../../ui/form/AmountField.tsx";
import { CodeField } from "../../ui/form/CodeField.tsx";
import { Form } from "../../ui/form/Form.tsx";
import { useActForm } from "../../ui/form/use-act-form.ts";
import { useMoneyText } from "../../ui/Money.tsx";

interface RequestPayoutFormProps {
  /** Balances above zero. */
  readonly balances: readonly { readonly minor: number; readonly currency: string }[];
}

/** How much to which account, confirmed by a code. */
export function RequestPayoutForm({ balances }: RequestPayoutFormProps) {
  const { t } = useTranslation("billing");
  const organizationId = useOrganizationId();
  const act = useRequestPayout();
  const navigate = useNavigate();
  const text = useMoneyText();
  const form = useActForm({
    initialValues: {
      ...{ currency: balances[0]?.currency ?? "", minor: "" },
      ...{ iban: "", holder: "", code: "" },
    },
    labels: {
      ...{ currency: t("page.payout.currency"), minor: t("page.prepaid.amount"), iban: "IBAN" },
      ...{ holder: t("page.payout.holder"), code: t("page.payout.code") },
    },
    schema: requestPayout.body,
    bodyOf: ({ minor, ...rest }) => ({ ...rest, minor: minorOf(minor, rest.currency) ?? Number.NaN }),
    submit: (body) => act.mutateAsync({ params: { organizationId }, body }),
    onDone: ({ id }) =>
      navigate({
        to: "/o/$organizationId/accounting/prepaid/payouts/$payoutId",
        params: { organizationId, payoutId: id },
      }),
  });
  const { currency } = form.form.getValues();
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
      <TextInput {...form.field("iban")} autoComplete="off" spellCheck={false} />
      <TextInput {...form.field("holder")} autoComplete="name" />
      <CodeField {...form.field("code")} />
    </Form>
  );
}
