import { IconLock } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useCart } from "../../hooks/cart.ts";
import { catalogueQuery } from "../../hooks/catalogue.ts";
import { useMay, useOrganizationId } from "../../hooks/organizations.ts";
import { ButtonLink } from "../../ui/links.tsx";
import { MessagePage } from "../../ui/MessagePage.tsx";
import { CheckStep } from "./CheckStep.tsx";
import { ChooseStep } from "./ChooseStep.tsx";
import { ConfigureStep } from "./ConfigureStep.tsx";
import { findPlan } from "./chosen-lines.ts";

/** Ordering in steps: choose from the catalogue, configure, check and order (MON-3). The steps stand in the address. */
export function OrderingPage() {
  const { t } = useTranslation(["orders", "console"]);
  const organizationId = useOrganizationId();
  const mayOrder = useMay("orders.place");
  if (!mayOrder) {
    return (
      <MessagePage
        icon={IconLock}
        title={t("page.ordering.refused_title")}
        text={t("page.ordering.refused")}
        actions={
          <ButtonLink to="/o/$organizationId" params={{ organizationId }}>
            {t("console:not_found.action")}
          </ButtonLink>
        }
      />
    );
  }
  return <Ordering key={organizationId} />;
}

function Ordering() {
  const organizationId = useOrganizationId();
  const { step, plan: planId } = useSearch({ from: "/o/$organizationId/order" });
  const catalogue = useSuspenseQuery(catalogueQuery(organizationId)).data;
  const cart = useCart(organizationId);
  const chosen = planId === undefined ? undefined : findPlan(catalogue, planId);
  if (chosen) return <ConfigureStep key={chosen.plan.id} {...chosen} cart={cart} />;
  if (step === "check" && cart.lines.length > 0) return <CheckStep catalogue={catalogue} cart={cart} />;
  return <ChooseStep catalogue={catalogue} cart={cart} />;
}
