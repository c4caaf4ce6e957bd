import { Card, Group, Loader, Text, Title } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useOrganizationId } from "../../hooks/organizations.ts";
import type { TopUp } from "../../hooks/prepaid.ts";
import { PageLink } from "../../ui/links.tsx";
import classes from "./accounting.module.css";
import { PayByCard } from "./PayByCard.tsx";
import { TransferDetails } from "./TransferDetails.tsx";

/** How to transfer a top-up, or what came of it. */
export function TopUpStage({ topUp }: { readonly topUp: TopUp }) {
  const { t } = useTranslation("billing");
  const organizationId = useOrganizationId();
  const { state, payment } = topUp;
  return (
    <Card component="section" aria-labelledby="stage" p={{ base: "md", sm: "xl" }}>
      <Group gap="sm" mb="md" wrap="nowrap" align="start">
        {state === "received" && <IconCircleCheck className={classes.good} aria-hidden />}
        <Title order={2} id="stage">
          {t(payment ? "page.top_up.transfer" : `page.top_up.stage.${state}`)}
        </Title>
      </Group>
      {payment && (
        <>
          <TransferDetails {...topUp} {...payment} hasCode />
          <Group gap="sm" mt="lg" wrap="nowrap" className={classes.waiting}>
            <Loader size="xs" type="dots" aria-hidden />
            <Text size="sm">{t("page.top_up.waiting")}</Text>
          </Group>
          <PayByCard
            subject={{ kind: "top_up", subjectId: topUp.id }}
            minor={topUp.minor}
            currency={topUp.currency}
          />
        </>
      )}
      {state !== "open" && (
        <Text>
          {t(state === "received" ? "page.top_up.received_text" : "page.top_up.cancelled_text")}{" "}
          <PageLink to="/o/$organizationId/accounting/prepaid" params={{ organizationId }} underline="always">
            {t("page.top_up.see_account")}
          </PageLink>
        </Text>
      )}
    </Card>
  );
}
