import { Title } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { type StaffCharge, staffChargeQuery } from "../../../hooks/staff/charges.ts";
import { DataRows } from "../../../ui/DataList.tsx";
import { Moment } from "../../../ui/Dates.tsx";
import { PageLink } from "../../../ui/links.tsx";
import { Money } from "../../../ui/Money.tsx";
import { Page } from "../../../ui/Page.tsx";
import { StateBadge } from "../../../ui/StateBadge.tsx";
import { useMethodName } from "../../../ui/use-method-name.ts";
import { usePersonName } from "../../../ui/use-person-name.ts";
import { CustomerLink } from "../lists/CustomerLink.tsx";
import { RefundCharge } from "./RefundCharge.tsx";

/** One payment of a customer by card or wallet, with what was given back of it (MON-14). */
export function StaffChargePage() {
  const { t } = useTranslation(["staff", "billing", "console"]);
  const personName = usePersonName();
  const { organizationId, chargeId } = useParams({ from: "/staff/charges/$organizationId/$chargeId" });
  const charge = useSuspenseQuery(staffChargeQuery(organizationId, chargeId)).data;
  const nameOf = useMethodName();
  const { kind, number, state, minor, currency, method, declineReason, invoiceId, chargeback } = charge;
  const subject = t(`billing:charge.subject.${kind}`, { number: number ?? "" });
  return (
    <Page
      title={t("charges.title")}
      state={
        <>
          <StateBadge kind="charge" state={state} />
          {chargeback && <StateBadge kind="chargeback" state={chargeback} />}
        </>
      }
      facts={[
        { label: t("charges.customer"), value: <CustomerLink {...charge} /> },
        {
          label: t("billing:page.charge.for"),
          value:
            invoiceId === null ? (
              subject
            ) : (
              <PageLink
                to="/staff/customers/$organizationId/invoices/$invoiceId"
                params={{ organizationId, invoiceId }}
              >
                {subject}
              </PageLink>
            ),
        },
        { label: t("billing:page.prepaid.amount"), value: <Money minor={minor} currency={currency} /> },
        { label: t("billing:page.charge.with"), value: method && nameOf(method) },
        { label: t("billing:page.charge.started_at"), value: <Moment at={charge.startedAt} /> },
        { label: t("billing:page.charge.started_by"), value: personName(charge.startedByName) },
        {
          label: t("billing:page.charge.stage.failed"),
          value: declineReason && t(`billing:page.charge.declined.${declineReason}`),
        },
        {
          label: t("charges.provider_name"),
          value: charge.paymentToken && <span className="figures">{charge.paymentToken}</span>,
        },
      ]}
    >
      {state === "succeeded" && <RefundCharge charge={charge} />}
      {charge.refunds.length > 0 && <Refunds charge={charge} />}
    </Page>
  );
}

function Refunds({ charge }: { readonly charge: StaffCharge }) {
  const personName = usePersonName();
  const { t } = useTranslation(["staff", "billing"]);
  return (
    <section aria-labelledby="refunds">
      <Title order={2} id="refunds" mb="sm">
        {t("charges.refunds")}
      </Title>
      <DataRows
        label={t("charges.refunds")}
        rows={charge.refunds}
        rowKey={({ id }) => id}
        columns={[
          { id: "reason", label: t("charges.reason"), main: true, value: ({ reason }) => reason },
          {
            id: "requested",
            label: t("billing:page.payout.requested_at"),
            value: ({ requestedAt }) => <Moment at={requestedAt} />,
          },
          {
            id: "by",
            label: t("charges.asked_by"),
            value: ({ requestedByName }) => personName(requestedByName),
          },
          {
            id: "state",
            label: t("billing:page.charge.state"),
            value: ({ state }) => <StateBadge kind="refund" state={state} />,
          },
          {
            id: "amount",
            label: t("billing:page.prepaid.amount"),
            align: "end",
            value: ({ minor, currency }) => <Money minor={minor} currency={currency} />,
          },
        ]}
      />
    </section>
  );
}
