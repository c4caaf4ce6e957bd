import { SimpleGrid, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useInstallation } from "../../../hooks/installation.ts";
import type { CurrencyFigures } from "../../../hooks/staff/figures.ts";
import { RowLink } from "../../../ui/links.tsx";
import { Money, useMoneyText } from "../../../ui/Money.tsx";
import card from "../overview/CountCard.module.css";

/** One number with its name, which leads to the list behind it, and a line that says more. */
function Figure(props: { readonly link: ReactNode; readonly value: ReactNode; readonly more?: ReactNode }) {
  return (
    <div className={card.card}>
      <Text size="xl" fw={600}>
        {props.value}
      </Text>
      {props.link}
      {props.more && (
        <Text size="sm" c="dimmed">
          {props.more}
        </Text>
      )}
    </div>
  );
}

/** What is open, overdue, received, unassigned and owed to customers in one currency. */
export function FigureCards({ figures }: { readonly figures: CurrencyFigures }) {
  const { t } = useTranslation("staff");
  const { today } = useInstallation();
  const text = useMoneyText();
  const { currency, open, overdue, payouts } = figures;
  const [lastMonth, thisMonth] = figures.months.slice(-2);
  const money = (minor: number) => <Money minor={minor} currency={currency} />;
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="md">
      <Figure
        value={money(open.minor)}
        link={
          <RowLink to="/staff/invoices" search={{ state: "unpaid", currency }}>
            {t("figures.open")}
          </RowLink>
        }
        more={t("figures.invoices", { count: open.count })}
      />
      <Figure
        value={money(overdue.minor)}
        link={
          <RowLink to="/staff/invoices" search={{ state: "overdue", currency, sort: "due" }}>
            {t("figures.overdue")}
          </RowLink>
        }
        more={t("figures.invoices", { count: overdue.count })}
      />
      <Figure
        value={money(thisMonth?.receivedMinor ?? 0)}
        link={
          <RowLink
            to="/staff/bank/payments"
            search={{ queue: "all", currency, from: `${today.slice(0, 7)}-01`, to: today }}
          >
            {t("figures.received_this_month")}
          </RowLink>
        }
        more={t("figures.received_last_month", { amount: text(lastMonth?.receivedMinor ?? 0, currency) })}
      />
      <Figure
        value={money(figures.unassignedMinor)}
        link={
          <RowLink to="/staff/bank/payments" search={{ currency }}>
            {t("figures.unassigned")}
          </RowLink>
        }
      />
      <Figure
        value={money(figures.prepaidMinor)}
        link={<RowLink to="/staff/accounting/check">{t("figures.prepaid")}</RowLink>}
      />
      <Figure
        value={money(payouts.minor)}
        link={
          <RowLink to="/staff/payouts" search={{ state: "waiting", currency }}>
            {t("figures.payouts")}
          </RowLink>
        }
        more={t("figures.payouts_count", { count: payouts.count })}
      />
    </SimpleGrid>
  );
}
