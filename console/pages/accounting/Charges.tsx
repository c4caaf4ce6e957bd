import { Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type ChargeSubject, chargesQuery } from "../../hooks/charges.ts";
import { useMay, useOrganizationId } from "../../hooks/organizations.ts";
import { DataRows } from "../../ui/DataList.tsx";
import { Moment } from "../../ui/Dates.tsx";
import { RowLink } from "../../ui/links.tsx";
import { Money } from "../../ui/Money.tsx";
import { StateBadge } from "../../ui/StateBadge.tsx";
import { useMethodName } from "../../ui/use-method-name.ts";

/** The tries to pay something by card or wallet: when, how, and what became of each; nothing where there was none. */
export function Charges({ subject }: { readonly subject: ChargeSubject }) {
  const { t } = useTranslation("billing");
  const organizationId = useOrganizationId();
  const maySee = useMay("invoices.read");
  const charges = useQuery({ ...chargesQuery(organizationId, subject), enabled: maySee }).data;
  const nameOf = useMethodName();
  if (!charges || charges.items.length === 0) return null;
  return (
    <section aria-labelledby="charges">
      <Title order={2} id="charges" mb="sm">
        {t("page.charge.list")}
      </Title>
      <DataRows
        label={t("page.charge.list")}
        rows={charges.items}
        rowKey={({ id }) => id}
        columns={[
          {
            id: "started",
            label: t("page.charge.started_at"),
            main: true,
            value: ({ id, startedAt }) => (
              <RowLink
                to="/o/$organizationId/accounting/payments/$chargeId"
                params={{ organizationId, chargeId: id }}
              >
                <Moment at={startedAt} />
              </RowLink>
            ),
          },
          {
            id: "method",
            label: t("page.charge.with"),
            value: ({ method }) => (method ? nameOf(method) : null),
          },
          {
            id: "state",
            label: t("page.charge.state"),
            value: ({ state, chargeback }) => (
              <>
                <StateBadge kind="charge" state={state} />{" "}
                {chargeback && <StateBadge kind="chargeback" state={chargeback} />}
              </>
            ),
          },
          {
            id: "amount",
            label: t("page.prepaid.amount"),
            align: "end",
            value: ({ minor, currency }) => <Money minor={minor} currency={currency} />,
          },
        ]}
      />
    </section>
  );
}
