import { Table, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { CurrencyFigures } from "../../../hooks/staff/figures.ts";
import { BarChart } from "../../../ui/chart/BarChart.tsx";
import { PageLink } from "../../../ui/links.tsx";
import { Money, useMoneyText } from "../../../ui/Money.tsx";

/** Open invoices by how long they are overdue: bars, and the table whose rows lead to their invoices. */
export function AgeChart({ figures: { ages, currency } }: { readonly figures: CurrencyFigures }) {
  const { t } = useTranslation("staff");
  const text = useMoneyText();
  return (
    <div>
      <Title order={3} mb="sm">
        {t("figures.by_age")}
      </Title>
      <BarChart
        label={`${t("figures.by_age")}, ${currency}`}
        bars={ages.map(({ age, minor }) => ({ label: t(`figures.age_short.${age}`), value: minor }))}
        format={(minor) => text(minor, currency)}
      />
      <Table mt="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t("figures.age_head")}</Table.Th>
            <Table.Th scope="col" ta="end">
              {t("figures.count")}
            </Table.Th>
            <Table.Th scope="col" ta="end">
              {t("field.amount")}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {ages.map(({ age, count, minor, dueFrom, dueTo }) => (
            <Table.Tr key={age}>
              <Table.Td>
                <PageLink
                  to="/staff/invoices"
                  search={{
                    ...{ state: "unpaid", currency, sort: "due" },
                    ...{ dueFrom: dueFrom ?? undefined, dueTo: dueTo ?? undefined },
                  }}
                >
                  {t(`figures.age.${age}`)}
                </PageLink>
              </Table.Td>
              <Table.Td ta="end">
                <span className="figures">{count}</span>
              </Table.Td>
              <Table.Td ta="end">
                <Money minor={minor} currency={currency} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
