import { Group, SegmentedControl, Table, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CurrencyFigures } from "../../../hooks/staff/figures.ts";
import { PairChart } from "../../../ui/chart/PairChart.tsx";
import { Money, useMoneyText } from "../../../ui/Money.tsx";

/** What was invoiced against what was received, by month, as bars or as a table. */
export function MonthChart({ figures: { months, currency } }: { readonly figures: CurrencyFigures }) {
  const { t, i18n } = useTranslation(["staff", "console"]);
  const [view, setView] = useState("chart");
  const text = useMoneyText();
  const nameOf = (month: string, form: "short" | "long") =>
    new Intl.DateTimeFormat(i18n.language, {
      ...{ month: form, timeZone: "UTC" },
      ...(form === "long" && { year: "numeric" }),
    }).format(Date.parse(`${month}-01`));
  return (
    <div>
      <Group justify="space-between">
        <Title order={3}>{t("figures.by_month")}</Title>
        <SegmentedControl
          size="xs"
          value={view}
          onChange={setView}
          aria-label={`${t("console:chart.view")}, ${currency}`}
          data={[
            { value: "chart", label: t("console:chart.chart") },
            { value: "table", label: t("console:chart.table") },
          ]}
        />
      </Group>
      {view === "chart" ? (
        <PairChart
          label={`${t("figures.by_month")}, ${currency}`}
          names={[t("figures.invoiced"), t("figures.received")]}
          bars={months.map(({ month, invoicedMinor, receivedMinor }) => ({
            ...{ label: nameOf(month, "short"), first: invoicedMinor, second: receivedMinor },
          }))}
          format={(minor) => text(minor, currency)}
        />
      ) : (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t("figures.month")}</Table.Th>
              <Table.Th scope="col" ta="end">
                {t("figures.invoiced")}
              </Table.Th>
              <Table.Th scope="col" ta="end">
                {t("figures.received")}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {months.map(({ month, invoicedMinor, receivedMinor }) => (
              <Table.Tr key={month}>
                <Table.Td>{nameOf(month, "long")}</Table.Td>
                <Table.Td ta="end">
                  <Money minor={invoicedMinor} currency={currency} />
                </Table.Td>
                <Table.Td ta="end">
                  <Money minor={receivedMinor} currency={currency} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </div>
  );
}
