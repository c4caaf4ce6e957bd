import { useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { chargeQuery, useSettleCharge } from "../../hooks/charges.ts";
import { useOrganizationId } from "../../hooks/organizations.ts";
import { Arrival } from "../../ui/Arrival.tsx";
import { Moment } from "../../ui/Dates.tsx";
import { Money } from "../../ui/Money.tsx";
import { Page } from "../../ui/Page.tsx";
import { StateBadge } from "../../ui/StateBadge.tsx";
import { useMethodName } from "../../ui/use-method-name.ts";
import { ChargeStage } from "./ChargeStage.tsx";

/** One payment by card or wallet, where the payer comes back to from the provider. It changes by itself. */
export function ChargePage() {
  const { t } = useTranslation("billing");
  const organizationId = useOrganizationId();
  const { chargeId } = useParams({ from: "/o/$organizationId/accounting/payments/$chargeId" });
  const charge = useSuspenseQuery(chargeQuery(organizationId, chargeId)).data;
  const nameOf = useMethodName();
  const { kind, number, minor, currency, method, startedAt, startedByName, refundedMinor, chargeback } =
    charge;
  const asking = useAsking(organizationId, chargeId);
  return (
    <Page
      title={t("page.charge.page")}
      state={
        <>
          <StateBadge kind="charge" state={charge.state} />
          {chargeback && <StateBadge kind="chargeback" state={chargeback} />}
        </>
      }
      facts={[
        { label: t("page.charge.for"), value: t(`charge.subject.${kind}`, { number: number ?? "" }) },
        { label: t("page.prepaid.amount"), value: <Money minor={minor} currency={currency} /> },
        { label: t("page.charge.with"), value: method && nameOf(method) },
        { label: t("page.charge.started_at"), value: <Moment at={startedAt} /> },
        { label: t("page.charge.started_by"), value: startedByName },
        {
          label: t("page.charge.refunded"),
          value: refundedMinor > 0 ? <Money minor={refundedMinor} currency={currency} /> : null,
        },
      ]}
    >
      <Arrival of={charge.state} said={t(`page.charge.stage.${charge.state}`)}>
        <ChargeStage charge={charge} isAsking={asking} />
      </Arrival>
    </Page>
  );
}

/** Asks once, when the page opens, what became of the payment: its event may come later, or never. */
function useAsking(organizationId: string, chargeId: string): boolean {
  const { mutate, isPending } = useSettleCharge();
  useEffect(() => {
    mutate({ params: { organizationId, chargeId } });
  }, [mutate, organizationId, chargeId]);
  return isPending;
}
