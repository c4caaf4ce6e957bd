import { Alert, Button, Stack, Text, Title } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconRefresh } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type LedgerCheck, ledgerCheckQuery } from "../../../hooks/staff/ledger.ts";
import { Page } from "../../../ui/Page.tsx";
import { CheckedRules } from "./CheckedRules.tsx";
import { TrialBalanceTable } from "./TrialBalanceTable.tsx";
import { trialBalances } from "./trial-balance.ts";

/** The proof that all adds up (MON-2): each rule with its result, and the sums of all accounts. */
export function LedgerCheckPage() {
  const { t } = useTranslation(["staff", "console"]);
  const { data, refetch, isFetching } = useSuspenseQuery(ledgerCheckQuery());
  const balances = trialBalances(data.accounts);
  return (
    <Page
      title={t("console:menu.staff_check")}
      lead={t("check.lead")}
      action={
        <Button
          variant="default"
          leftSection={<IconRefresh size={16} aria-hidden />}
          onClick={() => refetch()}
          loading={isFetching}
        >
          {t("check.again")}
        </Button>
      }
    >
      <Result check={data} />
      <Stack component="section" gap="sm" aria-labelledby="rules">
        <Title order={2} id="rules">
          {t("check.rules")}
        </Title>
        <CheckedRules rules={data.rules} />
      </Stack>
      {balances.length === 0 && <Text c="dimmed">{t("check.no_entries")}</Text>}
      {balances.map((balance) => (
        <TrialBalanceTable key={balance.currency} balance={balance} />
      ))}
    </Page>
  );
}

function Result({ check }: { readonly check: LedgerCheck }) {
  const { t } = useTranslation("staff");
  const broken = check.rules.filter(({ holds }) => !holds).length;
  const Sign = broken === 0 ? IconCircleCheck : IconAlertTriangle;
  return (
    <Alert
      color={broken === 0 ? "green" : "red"}
      icon={<Sign aria-hidden />}
      title={broken === 0 ? t("check.all_holds") : t("check.broken", { count: broken })}
      role="status"
    >
      <Text size="sm" c="var(--mantine-color-text)">
        {broken === 0 ? t("check.all_holds_text", { count: check.rules.length }) : t("check.broken_text")}
      </Text>
    </Alert>
  );
}
