import { useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { staffPayoutQuery } from "../../../hooks/staff/payouts.ts";
import { Day, Moment } from "../../../ui/Dates.tsx";
import { Money } from "../../../ui/Money.tsx";
import { Page } from "../../../ui/Page.tsx";
import { PayoutAddress } from "../../../ui/PayoutAddress.tsx";
import { StateBadge } from "../../../ui/StateBadge.tsx";
import { usePersonName } from "../../../ui/use-person-name.ts";
import { CustomerLink } from "../lists/CustomerLink.tsx";
import { DecidePayout } from "./DecidePayout.tsx";

/** One payout of a customer, to be approved or refused (MON-10). */
export function StaffPayoutPage() {
  const { t } = useTranslation(["staff", "billing"]);
  const personName = usePersonName();
  const { organizationId, payoutId } = useParams({ from: "/staff/payouts/$organizationId/$payoutId" });
  const payout = useSuspenseQuery(staffPayoutQuery(organizationId, payoutId)).data;
  const { number, state, minor, currency, holder, refusal, approvals, approvalsNeeded } = payout;
  const isBank = payout.destination === "bank";
  const { requestedAt, requestedByName, sentAt, bookedOn, returnedOn, feeMinor } = payout;
  const given = t("payouts.approvals_of", { given: approvals.length, needed: approvalsNeeded });
  const names = approvals.map(({ name }) => personName(name)).join(", ");
  return (
    <Page
      title={t("billing:page.payout.number", { number })}
      state={<StateBadge kind="payout" state={state} />}
      action={<DecidePayout payout={payout} />}
      facts={[
        { label: t("payouts.customer"), value: <CustomerLink {...payout} /> },
        { label: t("payouts.amount"), value: <Money minor={minor} currency={currency} /> },
        { label: t("payouts.to"), value: <PayoutAddress {...payout} /> },
        { label: t("payouts.holder"), value: holder },
        { label: t("billing:page.payout.requested_at"), value: <Moment at={requestedAt} /> },
        { label: t("billing:page.payout.requested_by"), value: personName(requestedByName) },
        { label: t("payouts.approvals"), value: names === "" ? given : `${given}: ${names}` },
        { label: t("billing:page.payout.reason"), value: refusal },
        {
          label: isBank ? t("billing:page.payout.sent_at") : t("billing:page.payout.listed_at"),
          value: sentAt && <Moment at={sentAt} />,
        },
        { label: t("billing:page.payout.booked_on"), value: bookedOn && <Day day={bookedOn} /> },
        { label: t("billing:page.payout.returned_on"), value: returnedOn && <Day day={returnedOn} /> },
        {
          label: t("payouts.bank_fee"),
          value: feeMinor > 0 ? <Money minor={feeMinor} currency={currency} /> : null,
        },
      ]}
    />
  );
}
