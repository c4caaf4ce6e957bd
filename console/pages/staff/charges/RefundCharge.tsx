import { Card, Text, TextInput, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { requestRefund } from "../../../../server/domains/billing/refunds/refund.contract.ts";
import { type StaffCharge, useRequestRefund } from "../../../hooks/staff/charges.ts";
import { AmountField, minorOf } from "../../../ui/form/AmountField.tsx";
import { Form } from "../../../ui/form/Form.tsx";
import { useActForm } from "../../../ui/form/use-act-form.ts";
import { useMoneyText } from "../../../ui/Money.tsx";

/** Gives money of the prepaid account back to the method that was paid with (MON-14). */
export function RefundCharge({ charge }: { readonly charge: StaffCharge }) {
  const { t } = useTranslation("staff");
  return (
    <Card component="section" aria-labelledby="refund" p={{ base: "md", sm: "xl" }}>
      <Title order={2} id="refund" mb="xs">
        {t("charges.refund")}
      </Title>
      {charge.abilities.refund ? (
        <RefundForm key={charge.refunds.length} charge={charge} />
      ) : (
        <Text maw="34rem">{t("charges.refund_nothing")}</Text>
      )}
    </Card>
  );
}

function RefundForm({ charge }: { readonly charge: StaffCharge }) {
  const { t } = useTranslation("staff");
  const act = useRequestRefund();
  const { organizationId, id: chargeId, currency, refundableMinor } = charge;
  const most = useMoneyText()(refundableMinor, currency);
  const form = useActForm({
    initialValues: { minor: "", reason: "" },
    labels: { minor: t("charges.amount", { currency }), reason: t("charges.reason") },
    schema: requestRefund.body,
    bodyOf: ({ minor, reason }) => ({ minor: minorOf(minor, currency) ?? Number.NaN, reason }),
    submit: (body) => act.mutateAsync({ params: { organizationId, chargeId }, body }),
    onDone: () => {},
  });
  return (
    <>
      <Text size="sm" c="dimmed" mb="md" maw="34rem">
        {t("charges.refund_text", { amount: most })}
      </Text>
      <Form act={form} submit={t("charges.refund")}>
        <AmountField {...form.field("minor")} />
        <TextInput {...form.field("reason")} autoComplete="off" />
      </Form>
    </>
  );
}
