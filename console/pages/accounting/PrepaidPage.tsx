import { Button, Card, Group, Skeleton, Text, Title } from "@mantine/core";
import { IconDownload, IconWallet } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useMay, useOrganizationId } from "../../hooks/organizations.ts";
import { prepaidList, statementAddress } from "../../hooks/prepaid.ts";
import { DataList } from "../../ui/DataList.tsx";
import { Day } from "../../ui/Dates.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ButtonLink, PageLink } from "../../ui/links.tsx";
import { Money } from "../../ui/Money.tsx";
import { Page } from "../../ui/Page.tsx";
import classes from "./accounting.module.css";
import { MovementCause } from "./MovementCause.tsx";
import { OpenTopUps } from "./OpenTopUps.tsx";
import { Payouts } from "./Payouts.tsx";

/** The money that the provider holds for the organization: balances, and why each movement happened. */
export function PrepaidPage() {
  const { t } = useTranslation(["billing", "bank", "console"]);
  const organizationId = useOrganizationId();
  const account = useInfiniteQuery(prepaidList(organizationId));
  const mayPay = useMay("invoices.pay");
  const hasMoved = (account.data?.pages[0]?.items.length ?? 0) > 0;
  const balances = account.data?.pages[0]?.balances ?? [];
  return (
    <Page
      title={t("console:menu.prepaid")}
      lead={t("page.prepaid.lead")}
      action={
        mayPay && (
          <Group gap="sm">
            {balances.some(({ minor }) => minor > 0) && (
              <ButtonLink
                to="/o/$organizationId/accounting/prepaid/payout"
                params={{ organizationId }}
                variant="default"
              >
                {t("page.payout.act")}
              </ButtonLink>
            )}
            <ButtonLink to="/o/$organizationId/accounting/prepaid/top-up" params={{ organizationId }}>
              {t("page.top_up.act")}
            </ButtonLink>
          </Group>
        )
      }
    >
      {account.isPending && <Skeleton height={104} maw="16rem" />}
      {balances.length > 0 && (
        <div className={classes.balances}>
          {balances.map(({ minor, currency }) => (
            <Card key={currency} className={classes.balance}>
              <Text size="sm" c="dimmed">
                {t("page.prepaid.balance", { currency })}
              </Text>
              <Text fz={28} fw={620}>
                <Money minor={minor} currency={currency} />
              </Text>
            </Card>
          ))}
        </div>
      )}
      <OpenTopUps />
      <Payouts />
      {mayPay && (
        <Text size="sm">
          <PageLink to="/o/$organizationId/accounting/prepaid/missing" params={{ organizationId }}>
            {t("bank:page.claims.link")}
          </PageLink>
        </Text>
      )}
      <section aria-labelledby="movements">
        {balances.length > 0 && (
          <Group justify="space-between" mb="sm">
            <Title order={2} id="movements">
              {t("page.prepaid.movements")}
            </Title>
            {hasMoved && (
              <Button
                component="a"
                href={statementAddress(organizationId)}
                download
                variant="default"
                leftSection={<IconDownload size={18} aria-hidden />}
              >
                {t("page.prepaid.export")}
              </Button>
            )}
          </Group>
        )}
        <DataList
          label={t("page.prepaid.movements")}
          query={prepaidList(organizationId)}
          rowKey={(movement) => movement.id}
          columns={[
            {
              id: "cause",
              label: t("page.prepaid.cause"),
              main: true,
              value: (movement) => <MovementCause movement={movement} />,
            },
            {
              id: "booked",
              label: t("page.prepaid.booked_on"),
              value: ({ bookedOn }) => <Day day={bookedOn} />,
            },
            {
              id: "amount",
              label: t("page.prepaid.amount"),
              align: "end",
              value: ({ minor, currency }) => <Money minor={minor} currency={currency} />,
            },
            {
              id: "balance",
              label: t("page.prepaid.balance_after"),
              align: "end",
              value: ({ balanceMinor, currency }) => <Money minor={balanceMinor} currency={currency} />,
            },
          ]}
          empty={<EmptyState icon={IconWallet} text={t("page.prepaid.empty")} />}
        />
      </section>
    </Page>
  );
}
