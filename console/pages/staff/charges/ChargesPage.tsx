import { IconCreditCard } from "@tabler/icons-react";
import { useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { chargeStates } from "../../../../server/domains/billing/charges/charge.contract.ts";
import { staffChargeList, staffChargesCsv } from "../../../hooks/staff/charges.ts";
import { DataList } from "../../../ui/DataList.tsx";
import { Moment } from "../../../ui/Dates.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { RowLink } from "../../../ui/links.tsx";
import { Money } from "../../../ui/Money.tsx";
import { Page } from "../../../ui/Page.tsx";
import { StateBadge, stateTones } from "../../../ui/StateBadge.tsx";
import { useMethodName } from "../../../ui/use-method-name.ts";
import { CustomerLink } from "../lists/CustomerLink.tsx";
import { useNarrowFields } from "../lists/use-narrow-fields.ts";

const disputes = Object.keys(stateTones.chargeback) as (keyof typeof stateTones.chargeback)[];

/** Payments by card or wallet of all customers, with those that are disputed. */
export function ChargesPage() {
  const { t } = useTranslation(["staff", "console", "billing"]);
  const query = useSearch({ from: "/staff/charges" });
  const nameOf = useMethodName();
  const { days, amounts } = useNarrowFields();
  return (
    <Page title={t("console:menu.staff_charges")} lead={t("charges.lead")}>
      <DataList
        label={t("console:menu.staff_charges")}
        query={staffChargeList(query)}
        rowKey={({ id }) => id}
        filters={[
          {
            name: "state",
            label: t("billing:page.charge.state"),
            options: chargeStates.map((state) => ({
              value: state,
              label: t(`console:state.charge.${state}`),
            })),
          },
          {
            name: "chargeback",
            label: t("charges.dispute"),
            options: disputes.map((state) => ({
              value: state,
              label: t(`console:state.chargeback.${state}`),
            })),
          },
        ]}
        search={t("charges.customer")}
        narrow={[...days, ...amounts]}
        csv={staffChargesCsv(query)}
        firstOrder="-started"
        columns={[
          {
            id: "for",
            label: t("billing:page.charge.for"),
            main: true,
            value: ({ id, organizationId, kind, number }) => (
              <RowLink
                to="/staff/charges/$organizationId/$chargeId"
                params={{ organizationId, chargeId: id }}
              >
                {t(`billing:charge.subject.${kind}`, { number: number ?? "" })}
              </RowLink>
            ),
          },
          { id: "customer", label: t("charges.customer"), value: (charge) => <CustomerLink {...charge} /> },
          {
            id: "started",
            sort: "started",
            label: t("billing:page.charge.started_at"),
            hideBelow: "md",
            value: ({ startedAt }) => <Moment at={startedAt} />,
          },
          {
            id: "method",
            label: t("billing:page.charge.with"),
            hideBelow: "lg",
            value: ({ method }) => method && nameOf(method),
          },
          {
            id: "state",
            label: t("billing:page.charge.state"),
            value: ({ state, chargeback }) => (
              <>
                <StateBadge kind="charge" state={state} />{" "}
                {chargeback && <StateBadge kind="chargeback" state={chargeback} />}
              </>
            ),
          },
          {
            id: "amount",
            sort: "amount",
            label: t("billing:page.prepaid.amount"),
            align: "end",
            value: ({ minor, currency }) => <Money minor={minor} currency={currency} />,
          },
        ]}
        empty={<EmptyState icon={IconCreditCard} text={t("charges.empty")} />}
      />
    </Page>
  );
}
