import { Stack, Title } from "@mantine/core";
import { IconChartBar } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type CurrencyFigures, figuresQuery } from "../../../hooks/staff/figures.ts";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { Page } from "../../../ui/Page.tsx";
import { AgeChart } from "./AgeChart.tsx";
import { FigureCards } from "./FigureCards.tsx";
import { MonthChart } from "./MonthChart.tsx";

/** Numbers at a glance: open, overdue, received, unassigned, owed to customers; by currency. */
export function FiguresPage() {
  const { t } = useTranslation(["staff", "console"]);
  const { currencies } = useSuspenseQuery(figuresQuery()).data;
  return (
    <Page title={t("console:menu.staff_figures")} lead={t("figures.lead")}>
      {currencies.length === 0 && <EmptyState icon={IconChartBar} text={t("figures.empty")} />}
      {currencies.map((figures) => (
        <InCurrency key={figures.currency} figures={figures} />
      ))}
    </Page>
  );
}

function InCurrency({ figures }: { readonly figures: CurrencyFigures }) {
  const { t } = useTranslation("staff");
  const id = `figures-${figures.currency}`;
  return (
    <Stack component="section" gap="lg" aria-labelledby={id}>
      <Title order={2} id={id}>
        {t("figures.in_currency", { currency: figures.currency })}
      </Title>
      <FigureCards figures={figures} />
      <AgeChart figures={figures} />
      <MonthChart figures={figures} />
    </Stack>
  );
}
