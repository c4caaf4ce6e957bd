import { Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Plan } from "../../hooks/catalogue.ts";
import { useOrganizationId } from "../../hooks/organizations.ts";
import { ButtonLink } from "../../ui/links.tsx";
import { Money } from "../../ui/Money.tsx";
import { PlanIcon } from "../../ui/PlanIcon.tsx";
import { Features } from "./Features.tsx";
import classes from "./OrderingPage.module.css";

interface PlanCardProps {
  readonly plan: Plan;
  readonly icon: string;
  /** Shown if the plan can be had so; otherwise the period that it has. */
  readonly period: "month" | "year";
}

/** A plan of the catalogue: what it is, what it has, what it costs. */
export function PlanCard({ plan, icon, period }: PlanCardProps) {
  const { t } = useTranslation(["orders", "catalogue"]);
  const organizationId = useOrganizationId();
  const price = plan.prices.find((one) => one.period === period) ?? plan.prices[0];
  const id = `plan-${plan.id}`;
  return (
    <li className={classes.plan} aria-labelledby={id}>
      <div className={classes.planHead}>
        <PlanIcon icon={icon} />
        <Title order={3} id={id}>
          {plan.name}
        </Title>
      </div>
      <div>
        <Text size="sm" c="dimmed" mb={plan.features.length > 0 ? "sm" : 0}>
          {plan.summary}
        </Text>
        <Features features={plan.features} />
      </div>
      <div>
        {price && (
          <Text component="p" mb="sm">
            <Text component="span" fz={22} fw={620}>
              <Money minor={price.minor} currency={price.currency} />
            </Text>{" "}
            <Text component="span" size="sm" c="dimmed">
              {t(`catalogue:page.per.${price.period}`)}
            </Text>
          </Text>
        )}
        <ButtonLink
          variant="default"
          fullWidth
          to="/o/$organizationId/order"
          params={{ organizationId }}
          search={(old) => ({ ...old, plan: plan.id, period: price?.period ?? period })}
          aria-label={t("page.ordering.choose_plan", { plan: plan.name })}
        >
          {t("page.ordering.choose")}
        </ButtonLink>
      </div>
    </li>
  );
}
