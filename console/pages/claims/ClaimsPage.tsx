import { Button } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Claim, claimList, useWithdrawClaim } from "../../hooks/claims.ts";
import { useMay, useOrganizationId } from "../../hooks/organizations.ts";
import { DataList } from "../../ui/DataList.tsx";
import { Day } from "../../ui/Dates.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Money, useMoneyText } from "../../ui/Money.tsx";
import { Page } from "../../ui/Page.tsx";
import { StateBadge } from "../../ui/StateBadge.tsx";
import { ClaimForm } from "./ClaimForm.tsx";

/** A transfer did not arrive: what it was, and what became of those that were reported (MON-7). */
export function ClaimsPage() {
  const { t } = useTranslation("bank");
  const organizationId = useOrganizationId();
  const mayClaim = useMay("invoices.pay");
  // The next one begins with an empty form.
  const [made, setMade] = useState(0);
  return (
    <Page title={t("page.claims.title")} lead={t("page.claims.lead")}>
      {mayClaim && <ClaimForm key={made} onDone={() => setMade(made + 1)} />}
      <DataList
        label={t("page.claims.list")}
        query={claimList(organizationId)}
        rowKey={({ id }) => id}
        columns={[
          {
            id: "sum",
            label: t("page.claims.sum"),
            main: true,
            value: ({ minor, currency }) => <Money minor={minor} currency={currency} />,
          },
          {
            id: "state",
            label: t("page.claims.state"),
            value: ({ state }) => <StateBadge kind="claim" state={state} />,
          },
          {
            id: "paid_on",
            label: t("page.claims.paid_on"),
            value: ({ paidOn }) => <Day day={paidOn} />,
          },
          { id: "act", label: "", align: "end", value: (claim) => <Withdraw claim={claim} /> },
        ]}
        empty={<EmptyState icon={IconSearch} text={t("page.claims.empty")} />}
      />
    </Page>
  );
}

function Withdraw({ claim: { id, minor, currency, abilities } }: { readonly claim: Claim }) {
  const { t } = useTranslation("bank");
  const organizationId = useOrganizationId();
  const act = useWithdrawClaim();
  const amount = useMoneyText()(minor, currency);
  if (!abilities.withdraw) return null;
  return (
    <Button
      variant="default"
      size="xs"
      aria-label={t("page.claims.withdraw_of", { amount })}
      loading={act.isPending}
      onClick={() => act.mutate({ params: { organizationId, claimId: id } })}
    >
      {t("page.claims.withdraw")}
    </Button>
  );
}
