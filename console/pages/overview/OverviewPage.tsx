import { Card, Group, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { overviewQuery, useOrganizationId } from "../../hooks/organizations.ts";
import { ListSkeleton } from "../../ui/DataRows.tsx";
import { Money } from "../../ui/Money.tsx";
import { Page } from "../../ui/Page.tsx";
import { StateBadge, stateTones } from "../../ui/StateBadge.tsx";
import { AttentionList } from "./AttentionList.tsx";
import classes from "./OverviewPage.module.css";

const SpendingChart = lazy(() =>
  import("./SpendingChart.tsx").then(({ SpendingChart }) => ({ default: SpendingChart })),
);

/** What is the matter, what does it cost, what do I do now: attention, spending, products, balance. */
export function OverviewPage() {
  const { t } = useTranslation(["organizations", "console"]);
  const overview = useSuspenseQuery(overviewQuery(useOrganizationId())).data;
  return (
    <Page title={t("console:menu.overview")}>
      <div className={classes.columns}>
        <Stack gap="xl">
          <section aria-labelledby="attention">
            <Title order={2} id="attention" mb="sm">
              {t("overview.attention")}
            </Title>
            {overview.attention.length > 0 ? (
              <AttentionList items={overview.attention} />
            ) : (
              <Card>
                <Group wrap="nowrap">
                  <IconCircleCheck className={classes.good} aria-hidden />
                  <Text>{t("overview.nothing_to_do")}</Text>
                </Group>
              </Card>
            )}
          </section>
          {overview.spending.length > 0 && (
            <Suspense fallback={<ListSkeleton label={t("overview.spending")} />}>
              <SpendingChart spending={overview.spending} />
            </Suspense>
          )}
        </Stack>
        <SimpleGrid cols={{ base: 1, sm: 2, lg: 1 }} spacing="md" className={classes.aside}>
          <Card component="section" aria-labelledby="products">
            <Title order={2} id="products" mb="md">
              {t("overview.products")}
            </Title>
            {overview.products.length === 0 && <Text c="dimmed">{t("overview.no_products")}</Text>}
            <Stack gap="xs">
              {overview.products.filter(isKnownState).map(({ state, count }) => (
                <Group key={state} justify="space-between">
                  <StateBadge kind="product" state={state} />
                  <Text fw={600} className="figures">
                    {count}
                  </Text>
                </Group>
              ))}
            </Stack>
          </Card>
          {overview.prepaid.length > 0 && (
            <Card component="section" aria-labelledby="prepaid">
              <Title order={2} id="prepaid" mb="md">
                {t("overview.prepaid")}
              </Title>
              {overview.prepaid.map(({ minor, currency }) => (
                <Text key={currency} fz={24} fw={620}>
                  <Money minor={minor} currency={currency} />
                </Text>
              ))}
              <Text size="sm" c="dimmed" mt="xs">
                {t("overview.prepaid_help")}
              </Text>
            </Card>
          )}
        </SimpleGrid>
      </div>
    </Page>
  );
}

type ProductState = keyof (typeof stateTones)["product"];

function isKnownState(item: {
  state: string;
  count: number;
}): item is { state: ProductState; count: number } {
  return item.state in stateTones.product;
}
