import { SegmentedControl, Stack, Text, Title } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Cart } from "../../hooks/cart.ts";
import type { Catalogue } from "../../hooks/catalogue.ts";
import { useOrganizationId } from "../../hooks/organizations.ts";
import { ListFilters } from "../../ui/ListControls.tsx";
import { ButtonLink } from "../../ui/links.tsx";
import { Page } from "../../ui/Page.tsx";
import { CartPanel } from "./CartPanel.tsx";
import classes from "./OrderingPage.module.css";
import { OrderSteps } from "./OrderSteps.tsx";
import { PlanCard } from "./PlanCard.tsx";
import { useStepFocus } from "./use-step-focus.ts";

interface ChooseStepProps {
  readonly catalogue: Catalogue;
  readonly cart: Cart;
}

const periods = ["month", "year"] as const;

/** The catalogue by family, with the cart beside it. */
export function ChooseStep({ catalogue, cart }: ChooseStepProps) {
  const { t } = useTranslation(["orders", "console"]);
  const organizationId = useOrganizationId();
  const { family: chosenFamily, period = "month" } = useSearch({ from: "/o/$organizationId/order" });
  const navigate = useNavigate();
  useStepFocus("title");
  const narrow = useMediaQuery("(max-width: 62em)", false, { getInitialValueInEffect: false });
  const { families } = catalogue;
  const shown = families.filter(
    ({ id }) => !families.some((one) => one.id === chosenFamily) || id === chosenFamily,
  );
  const count = cart.lines.reduce((sum, { quantity }) => sum + quantity, 0);
  return (
    <Page
      title={t("console:menu.order")}
      lead={t("page.ordering.lead")}
      action={
        narrow && count > 0 ? (
          <ButtonLink to="/o/$organizationId/order" params={{ organizationId }} search={{ step: "check" }}>
            {t("page.cart.check_count", { count })}
          </ButtonLink>
        ) : undefined
      }
    >
      <div className={classes.way}>
        <OrderSteps step="choose" mayCheck={count > 0} />
        <SegmentedControl
          value={period}
          onChange={(value) =>
            void navigate({
              to: ".",
              search: (old) => ({ ...old, period: value === "month" ? undefined : value }),
              replace: true,
              resetScroll: false,
            })
          }
          aria-label={t("page.ordering.period")}
          data={periods.map((value) => ({ value, label: t(`page.ordering.prices_per.${value}`) }))}
        />
      </div>
      <div className={classes.columns}>
        <Stack gap="xl">
          <ListFilters
            filters={[
              {
                name: "family",
                label: t("page.ordering.family"),
                options: families.map(({ id, name }) => ({ value: id, label: name })),
              },
            ]}
          />
          {shown.map((family) => (
            <section key={family.id} aria-labelledby={`family-${family.id}`}>
              <Title order={2} id={`family-${family.id}`} mb="sm">
                {family.name}
              </Title>
              <ul className={classes.plans}>
                {family.plans.map((plan) => (
                  <PlanCard key={plan.id} plan={plan} icon={family.icon} period={period} />
                ))}
              </ul>
            </section>
          ))}
          {shown.length === 0 && <Text c="dimmed">{t("page.ordering.nothing_offered")}</Text>}
        </Stack>
        {!narrow && <CartPanel catalogue={catalogue} cart={cart} />}
      </div>
    </Page>
  );
}
