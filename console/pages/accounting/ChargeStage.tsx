import { Button, Card, Group, Loader, Text, Title } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconClock } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Charge } from "../../hooks/charges.ts";
import { useMay, useOrganizationId } from "../../hooks/organizations.ts";
import { ButtonLink } from "../../ui/links.tsx";
import classes from "./accounting.module.css";

interface ChargeStageProps {
  readonly charge: Charge;
  /** True while the provider is being asked. */
  readonly isAsking: boolean;
}

/** How far a payment is in words, and the next step. */
export function ChargeStage({ charge, isAsking }: ChargeStageProps) {
  const { t } = useTranslation("billing");
  const { state } = charge;
  return (
    <Card component="section" aria-labelledby="stage" p={{ base: "md", sm: "xl" }}>
      <Group gap="sm" mb="sm" wrap="nowrap" align="start">
        {state === "succeeded" && <IconCircleCheck className={classes.good} aria-hidden />}
        {state === "processing" && <IconClock aria-hidden />}
        {state === "failed" && <IconAlertTriangle className={classes.bad} aria-hidden />}
        <Title order={2} id="stage">
          {t(`page.charge.stage.${state}`)}
        </Title>
      </Group>
      <Text maw="34rem">{useStageText(charge)}</Text>
      {isAsking && <Loader size="xs" type="dots" mt="md" aria-hidden />}
      <Group mt="lg">
        <NextSteps charge={charge} />
      </Group>
    </Card>
  );
}

function useStageText({ state, kind, end, declineReason }: Charge): string {
  const { t } = useTranslation("billing");
  if (state === "failed") return t(`page.charge.declined.${declineReason ?? "declined"}`);
  if (state !== "succeeded") return t(`page.charge.text.${state}`);
  if (kind === "top_up") return t("page.charge.text.top_up");
  return t(end === "prepaid" ? "page.charge.text.in_vain" : "page.charge.text.succeeded");
}

function NextSteps({ charge }: { readonly charge: Charge }) {
  const { t } = useTranslation("billing");
  const organizationId = useOrganizationId();
  const mayPay = useMay("invoices.pay");
  const { state, url, end, kind } = charge;
  const hasEnded = state === "failed" || state === "cancelled";
  if (state === "succeeded" && (end === "prepaid" || kind === "top_up")) {
    return (
      <ButtonLink to="/o/$organizationId/accounting/prepaid" params={{ organizationId }}>
        {t("page.charge.open_prepaid")}
      </ButtonLink>
    );
  }
  return (
    <>
      {url !== null && mayPay && (
        <Button component="a" href={url}>
          {t(state === "action_needed" ? "page.charge.confirm" : "page.charge.go_on")}
        </Button>
      )}
      <Subject charge={charge} label={hasEnded && mayPay ? t("page.charge.try_again") : undefined} />
    </>
  );
}

/** Leads to what the payment is for. */
function Subject({ charge, label }: { readonly charge: Charge; readonly label: string | undefined }) {
  const { t } = useTranslation("billing");
  const organizationId = useOrganizationId();
  const { kind, subjectId, url } = charge;
  const variant = url === null ? "filled" : "default";
  switch (kind) {
    case "order":
      return (
        <ButtonLink
          variant={variant}
          to="/o/$organizationId/accounting/orders/$orderId"
          params={{ organizationId, orderId: subjectId }}
        >
          {label ?? t("page.charge.open_order")}
        </ButtonLink>
      );
    case "invoice":
      return (
        <ButtonLink
          variant={variant}
          to="/o/$organizationId/accounting/invoices/$invoiceId"
          params={{ organizationId, invoiceId: subjectId }}
        >
          {label ?? t("page.charge.open_invoice")}
        </ButtonLink>
      );
    case "top_up":
      return (
        <ButtonLink
          variant={variant}
          to="/o/$organizationId/accounting/prepaid/top-ups/$topUpId"
          params={{ organizationId, topUpId: subjectId }}
        >
          {label ?? t("page.charge.open_top_up")}
        </ButtonLink>
      );
  }
}
