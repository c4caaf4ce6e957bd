import { Button, Group, Title } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconArrowLeft } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { type PlanPrice, staffPlanQuery } from "../../../hooks/staff/catalogue.ts";
import { useStaffMay } from "../../../hooks/staff/permissions.ts";
import { DataRows } from "../../../ui/DataList.tsx";
import { Day } from "../../../ui/Dates.tsx";
import { ButtonLink, PageLink } from "../../../ui/links.tsx";
import { Page } from "../../../ui/Page.tsx";
import { StateBadge } from "../../../ui/StateBadge.tsx";
import { usePeriodPrice } from "../../products/period-price.ts";
import { AddPriceDialog } from "./AddPriceDialog.tsx";

/** One plan: every version of its prices, and the place where a new one begins (CAT-2). */
export function StaffPlanPage() {
  const { t } = useTranslation(["staff", "catalogue"]);
  const { planId } = useParams({ from: "/staff/catalogue/$planId" });
  const plan = useSuspenseQuery(staffPlanQuery(planId)).data;
  const mayChange = useStaffMay("staff.catalogue.change");
  const [opened, { open, close }] = useDisclosure(false);
  const priceText = usePeriodPrice();
  return (
    <Page
      title={plan.name}
      lead={
        <PageLink to="/staff/catalogue">
          <IconArrowLeft size={16} aria-hidden style={{ verticalAlign: "-2px" }} /> {t("catalogue.back")}
        </PageLink>
      }
      action={
        mayChange && (
          <Group gap="sm">
            <ButtonLink variant="default" to="/staff/catalogue/$planId/edit" params={{ planId }}>
              {t("catalogue.edit")}
            </ButtonLink>
            <Button onClick={open}>{t("catalogue.add")}</Button>
          </Group>
        )
      }
      facts={[
        { label: t("catalogue:page.products.family"), value: plan.familyName },
        { label: t("field.state"), value: plan.isOffered ? null : t("catalogue.not_offered") },
      ]}
    >
      <section aria-labelledby="prices">
        <Title order={2} id="prices" mb="sm">
          {t("catalogue.prices")}
        </Title>
        <DataRows<PlanPrice>
          label={t("catalogue.prices")}
          rows={plan.prices}
          rowKey={({ optionId, period, currency, validFrom }) =>
            [optionId ?? "", period, currency, validFrom].join(" ")
          }
          columns={[
            {
              id: "price",
              label: t("catalogue.amount"),
              main: true,
              value: ({ minor, currency, period }) => (
                <span className="figures">{priceText(minor, currency, period)}</span>
              ),
            },
            {
              id: "what",
              label: t("catalogue.which"),
              value: ({ optionName }) => optionName ?? plan.name,
            },
            {
              id: "from",
              label: t("catalogue.valid_from"),
              value: ({ validFrom }) => <Day day={validFrom} />,
            },
            {
              id: "state",
              label: t("field.state"),
              value: ({ state }) => <StateBadge kind="price" state={state} />,
            },
          ]}
        />
      </section>
      <AddPriceDialog key={plan.id} plan={plan} opened={opened} onClose={close} />
    </Page>
  );
}
