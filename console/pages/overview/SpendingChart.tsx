import { Group, SegmentedControl, Table, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { BarChart } from "../../ui/chart/BarChart.tsx";
import { Money, useMoneyText } from "../../ui/Money.tsx";
import classes from "./OverviewPage.module.css";

interface Month {
  /** "2026-11" */
  readonly month: string;
  readonly minor: number;
  readonly currency: string;
}

/** Spending by month, as bars or as a table. */
export function SpendingChart({ spending }: { readonly spending: readonly Month[] }) {
  const { t } = useTranslation(["organizations", "console"]);
  const [view, setView] = useState("chart");
  const currencies = [...new Set(spending.map(({ currency }) => currency))];
  const isEmpty = spending.every(({ minor }) => minor === 0);
  return (
    <section aria-labelledby="spending">
      <Group justify="space-between">
        <Title order={2} id="spending">
          {t("overview.spending")}
        </Title>
        {!isEmpty && (
          <SegmentedControl
            size="xs"
            value={view}
            onChange={setView}
            aria-label={t("console:chart.view")}
            data={[
              { value: "chart", label: t("console:chart.chart") },
              { value: "table", label: t("console:chart.table") },
            ]}
          />
        )}
      </Group>
      {isEmpty && (
        <Text c="dimmed" mt="xs">
          {t("overview.no_spending")}
        </Text>
      )}
      {!isEmpty &&
        currencies.map((currency) => {
          const months = spending.filter((month) => month.currency === currency);
          return (
            <div key={currency} className={classes.chart}>
              {view === "chart" ? <Bars months={months} currency={currency} /> : <Rows months={months} />}
            </div>
          );
        })}
    </section>
  );
}

function Bars({ months, currency }: { readonly months: readonly Month[]; readonly currency: string }) {
  const { t, i18n } = useTranslation("organizations");
  const text = useMoneyText();
  const short = new Intl.DateTimeFormat(i18n.language, { month: "short", timeZone: "UTC" });
  return (
    <BarChart
      label={t("overview.spending_in", { currency })}
      bars={months.map(({ month, minor }) => ({
        label: short.format(Date.parse(`${month}-01`)),
        value: minor,
      }))}
      format={(minor) => text(minor, currency)}
    />
  );
}

function Rows({ months }: { readonly months: readonly Month[] }) {
  const { t, i18n } = useTranslation("organizations");
  const long = new Intl.DateTimeFormat(i18n.language, { month: "long", year: "numeric", timeZone: "UTC" });
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t("overview.month")}</Table.Th>
          <Table.Th scope="col" ta="end">
            {t("overview.amount")}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {months.map(({ month, minor, currency }) => (
          <Table.Tr key={month}>
            <Table.Td>{long.format(Date.parse(`${month}-01`))}</Table.Td>
            <Table.Td ta="end">
              <Money minor={minor} currency={currency} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
