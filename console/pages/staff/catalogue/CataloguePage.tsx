import { Stack, Text } from "@mantine/core";
import { IconTags } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type PlanPrice, type StaffPlan, staffPlansQuery } from "../../../hooks/staff/catalogue.ts";
import { useStaffMay } from "../../../hooks/staff/permissions.ts";
import { DataRows } from "../../../ui/DataList.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { ButtonLink, RowLink } from "../../../ui/links.tsx";
import { Page } from "../../../ui/Page.tsx";
import { FamilyScales } from "./FamilyScales.tsx";
import { usePriceText } from "./use-price-text.ts";

/** All plans with their prices; a row leads to the versions (CAT-2). */
export function CataloguePage() {
  const { t } = useTranslation(["staff", "console", "catalogue"]);
  const { plans } = useSuspenseQuery(staffPlansQuery()).data;
  const currencies = [
    ...new Set(plans.flatMap(({ prices }) => prices.map(({ currency }) => currency))),
  ].sort();
  return (
    <Page
      title={t("console:menu.staff_catalogue")}
      lead={t("catalogue.lead")}
      action={
        useStaffMay("staff.catalogue.change") && (
          <ButtonLink to="/staff/catalogue/new">{t("catalogue.new_plan")}</ButtonLink>
        )
      }
    >
      {plans.length === 0 ? (
        <EmptyState icon={IconTags} text={t("catalogue.empty")} />
      ) : (
        <DataRows<StaffPlan>
          label={t("console:menu.staff_catalogue")}
          rows={plans}
          rowKey={(plan) => plan.id}
          columns={[
            {
              id: "plan",
              label: t("catalogue.plan"),
              main: true,
              value: ({ id, name, isOffered }) => (
                <>
                  <RowLink to="/staff/catalogue/$planId" params={{ planId: id }}>
                    {name}
                  </RowLink>
                  {!isOffered && (
                    <Text size="sm" c="dimmed">
                      {t("catalogue.not_offered")}
                    </Text>
                  )}
                </>
              ),
            },
            {
              id: "family",
              label: t("catalogue:page.products.family"),
              hideBelow: "md",
              value: ({ familyName }) => familyName,
            },
            ...currencies.map((currency) => ({
              id: currency,
              label: t("catalogue.price_in", { currency }),
              align: "end" as const,
              value: ({ prices }: StaffPlan) => (
                <PriceList
                  prices={prices.filter((price) => price.currency === currency && price.optionId === null)}
                />
              ),
            })),
          ]}
        />
      )}
      <FamilyScales />
    </Page>
  );
}

/** Prices that count; below each those to come, with their day. */
function PriceList({ prices }: { readonly prices: readonly PlanPrice[] }) {
  const text = usePriceText();
  return (
    <Stack gap={2}>
      {prices.map((price) => (
        <Text
          key={`${price.period} ${price.validFrom}`}
          size="sm"
          className="figures"
          c={price.state === "current" ? undefined : "dimmed"}
        >
          {text(price)}
        </Text>
      ))}
    </Stack>
  );
}
