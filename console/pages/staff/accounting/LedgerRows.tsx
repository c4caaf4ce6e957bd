import { Table, Text } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import type { LedgerTransaction } from "../../../hooks/staff/ledger.ts";
import { Day } from "../../../ui/Dates.tsx";
import { Money } from "../../../ui/Money.tsx";
import { CustomerLink } from "../lists/CustomerLink.tsx";
import classes from "./Ledger.module.css";
import { useLedgerWords } from "./use-ledger-words.ts";

interface LedgerRowsProps {
  readonly transactions: readonly LedgerTransaction[];
}

/** Transactions, each with its entries below each other: debit left, credit right. */
export function LedgerRows({ transactions }: LedgerRowsProps) {
  const isNarrow = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  return isNarrow ? <Cards transactions={transactions} /> : <Rows transactions={transactions} />;
}

function Rows({ transactions }: LedgerRowsProps) {
  const { t } = useTranslation(["staff", "console"]);
  return (
    <div className={classes.frame}>
      <Table className={classes.table} aria-label={t("console:menu.staff_ledger")}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t("ledger.date")}</Table.Th>
            <Table.Th scope="col">{t("ledger.what")}</Table.Th>
            <Table.Th scope="col">{t("ledger.account")}</Table.Th>
            <Table.Th scope="col">{t("ledger.currency")}</Table.Th>
            <Table.Th scope="col" ta="end">
              {t("ledger.debit")}
            </Table.Th>
            <Table.Th scope="col" ta="end">
              {t("ledger.credit")}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        {transactions.map((transaction) => (
          <Table.Tbody key={transaction.id} className={classes.transaction}>
            <Entries transaction={transaction} />
          </Table.Tbody>
        ))}
      </Table>
    </div>
  );
}

function Entries({ transaction }: { readonly transaction: LedgerTransaction }) {
  const { accountName } = useLedgerWords();
  const { entries } = transaction;
  return entries.map(({ account, minor, currency }, at) => (
    <Table.Tr key={`${account} ${currency} ${minor}`}>
      {at === 0 && (
        <>
          <Table.Td rowSpan={entries.length} className={classes.head}>
            <Day day={transaction.bookedOn} />
          </Table.Td>
          <Table.Th rowSpan={entries.length} scope="rowgroup" className={classes.head}>
            <What transaction={transaction} />
          </Table.Th>
        </>
      )}
      <Table.Td>{accountName(account)}</Table.Td>
      <Table.Td>{currency}</Table.Td>
      <Table.Td ta="end">{minor > 0 && <Money minor={minor} currency={currency} figure />}</Table.Td>
      <Table.Td ta="end">{minor < 0 && <Money minor={-minor} currency={currency} figure />}</Table.Td>
    </Table.Tr>
  ));
}

function What({ transaction }: { readonly transaction: LedgerTransaction }) {
  const { t } = useTranslation("staff");
  const { kindName } = useLedgerWords();
  const { organizationId, organizationName } = transaction;
  return (
    <>
      <Text inherit fw={550}>
        {kindName(transaction.kind)}
      </Text>
      <Text size="sm" c="dimmed" fw={400}>
        {organizationId ? (
          <CustomerLink organizationId={organizationId} organizationName={organizationName ?? ""} />
        ) : (
          t("ledger.own_books")
        )}
      </Text>
    </>
  );
}

function Cards({ transactions }: LedgerRowsProps) {
  const { t } = useTranslation(["staff", "console"]);
  const { accountName } = useLedgerWords();
  return (
    <ul className={classes.cards} aria-label={t("console:menu.staff_ledger")}>
      {transactions.map((transaction) => (
        <li key={transaction.id}>
          <div className={classes.top}>
            <div>
              <What transaction={transaction} />
            </div>
            <Text size="sm" c="dimmed">
              <Day day={transaction.bookedOn} />
            </Text>
          </div>
          <dl>
            {transaction.entries.map(({ account, minor, currency }) => (
              <div key={`${account} ${currency} ${minor}`}>
                <dt>
                  {accountName(account)}{" "}
                  <span className={classes.sign}>{t(minor > 0 ? "ledger.debit" : "ledger.credit")}</span>
                </dt>
                <dd>
                  <Money minor={Math.abs(minor)} currency={currency} />
                </dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}
