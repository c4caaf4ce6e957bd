import { IconWallet } from "@tabler/icons-react";
import { useInfiniteQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { factorsQuery } from "../../hooks/factors.ts";
import { useOrganizationId } from "../../hooks/organizations.ts";
import { prepaidList } from "../../hooks/prepaid.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ButtonLink } from "../../ui/links.tsx";
import { Page } from "../../ui/Page.tsx";
import { PageSkeleton } from "../../ui/PageSkeleton.tsx";
import { RequestPayoutForm } from "./RequestPayoutForm.tsx";

/** Asks for money of the prepaid account (MON-10); says first what is missing for it: money, or a second factor. */
export function RequestPayoutPage() {
  const { t } = useTranslation("billing");
  const { items: factors } = useSuspenseQuery(factorsQuery()).data;
  const account = useInfiniteQuery(prepaidList(useOrganizationId()));
  if (!account.data) return <PageSkeleton />;
  const balances = (account.data.pages[0]?.balances ?? []).filter(({ minor }) => minor > 0);
  return (
    <Page title={t("page.payout.title")} lead={t("page.payout.how")} width="form">
      {balances.length === 0 && <EmptyState icon={IconWallet} text={t("page.payout.no_money")} />}
      {balances.length > 0 && factors.length === 0 && (
        <EmptyState
          icon={IconWallet}
          text={t("page.payout.needs_factor")}
          action={<ButtonLink to="/me/security">{t("page.payout.set_up_factor")}</ButtonLink>}
        />
      )}
      {balances.length > 0 && factors.length > 0 && <RequestPayoutForm balances={balances} />}
    </Page>
  );
}
