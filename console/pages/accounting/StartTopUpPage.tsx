import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { startTopUp } from "../../../server/domains/billing/top-ups/top-up.contract.ts";
import { useOrganizationId } from "../../hooks/organizations.ts";
import { topUpLimitsQuery, useStartTopUp } from "../../hooks/prepaid.ts";
import { AmountField, minorOf } from "../../ui/form/AmountField.tsx";
import { Form } from "../../ui/form/Form.tsx";
import { useActForm } from "../../ui/form/use-act-form.ts";
import { useMoneyText } from "../../ui/Money.tsx";
import { Page } from "../../ui/Page.tsx";

/** Announces a transfer to the prepaid account: how much, then how to transfer it (MON-11). */
export function StartTopUpPage() {
  const { t } = useTranslation("billing");
  const organizationId = useOrganizationId();
  const { currency, leastMinor, mostMinor } = useSuspenseQuery(topUpLimitsQuery(organizationId)).data;
  const act = useStartTopUp();
  const navigate = useNavigate();
  const text = useMoneyText();
  const form = useActForm({
    initialValues: { minor: "" },
    labels: { minor: t("page.top_up.amount", { currency }) },
    schema: startTopUp.body,
    bodyOf: ({ minor }) => ({ minor: minorOf(minor, currency) ?? Number.NaN }),
    submit: (body) => act.mutateAsync({ params: { organizationId }, body }),
    onDone: ({ id }) =>
      navigate({
        to: "/o/$organizationId/accounting/prepaid/top-ups/$topUpId",
        params: { organizationId, topUpId: id },
      }),
  });
  const range = { least: text(leastMinor, currency), most: text(mostMinor, currency) };
  return (
    <Page title={t("page.top_up.title")} lead={t("page.top_up.how")} width="form">
      <Form act={form} submit={t("page.top_up.start")} asksBeforeLeaving={false}>
        <AmountField {...form.field("minor")} description={t("page.top_up.range", range)} />
      </Form>
    </Page>
  );
}
