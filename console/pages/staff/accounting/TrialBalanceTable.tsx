import { Stack, Table, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Money, useMoneyText } from "../../../ui/Money.tsx";
import classes from "./Ledger.module.css";
import type { TrialBalance } from "./trial-balance.ts";
import { useLedgerWords } from "./use-ledger-words.ts";

/** The accounts of one currency with debit and credit, and that the two are equal. */
export function TrialBalanceTable({ balance }: { readonly balance: TrialBalance }) {
  const { t, i18n } = useTranslation("staff");
  const { accountName } = useLedgerWords();
  const { currency, accounts, debitMinor, creditMinor } = balance;
  const number = new Intl.NumberFormat(i18n.language);
  const title = `sums-${currency}`;
  return (
    <Stack component="section" gap="sm" aria-labelledby={title}>
      <Title order={2} id={title}>
        {t("check.accounts", { currency })}
      </Title>
      <div className={classes.frame}>
        <Table className={classes.table} aria-labelledby={title}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t("ledger.account")}</Table.Th>
              <Table.Th scope="col" ta="end" visibleFrom="sm">
                {t("check.entries")}
              </Table.Th>
              <Table.Th scope="col" ta="end">
                {t("ledger.debit")}
              </Table.Th>
              <Table.Th scope="col" ta="end">
                {t("ledger.credit")}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {accounts.map((sum) => (
              <Table.Tr key={sum.account}>
                <Table.Td>{accountName(sum.account)}</Table.Td>
                <Table.Td ta="end" visibleFrom="sm" className="figures">
                  {number.format(sum.entries)}
                </Table.Td>
                <Table.Td ta="end">
                  {sum.debitMinor > 0 && <Money minor={sum.debitMinor} currency={currency} figure />}
                </Table.Td>
                <Table.Td ta="end">
                  {sum.creditMinor > 0 && <Money minor={sum.creditMinor} currency={currency} figure />}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
          <Table.Tfoot className={classes.total}>
            <Table.Tr>
              <Table.Th scope="row">{t("check.total")}</Table.Th>
              <Table.Td visibleFrom="sm" />
              <Table.Td ta="end">
                <Money minor={debitMinor} currency={currency} figure />
              </Table.Td>
              <Table.Td ta="end">
                <Money minor={creditMinor} currency={currency} figure />
              </Table.Td>
            </Table.Tr>
          </Table.Tfoot>
        </Table>
      </div>
      <Sentence balance={balance} />
    </Stack>
  );
}

function Sentence({ balance: { debitMinor, creditMinor, currency } }: { readonly balance: TrialBalance }) {
  const { t } = useTranslation("staff");
  const amount = useMoneyText()(Math.abs(debitMinor - creditMinor), currency);
  if (debitMinor === creditMinor) {
    return (
      <Text size="sm" c="dimmed">
        {t("check.equal")}
      </Text>
    );
  }
  return (
    <Text size="sm" c="var(--mantine-color-error)">
      {t("check.differs", { amount })}
    </Text>
  );
}
