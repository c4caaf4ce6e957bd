import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useOrganizationId } from "../../hooks/organizations.ts";
import type { Movement } from "../../hooks/prepaid.ts";
import { PageLink } from "../../ui/links.tsx";

/** Why money came to the prepaid account or left it, and what to do with it (MON-7). */
export function MovementCause({ movement }: { readonly movement: Movement }) {
  const { t, i18n } = useTranslation(["billing", "bank"]);
  const organizationId = useOrganizationId();
  const { outcome, currency, invoiceId, invoiceNumber, topUpId, topUpNumber } = movement;
  const { payoutId, payoutNumber, reasons } = movement;
  const told = reasons.map((reason) => t(`bank:page.assign.reason.${reason as "same_amount"}`)).join(", ");
  const isKnown = i18n.exists(`page.prepaid.outcome.${outcome}.title`, { ns: "billing" });
  const key = `page.prepaid.outcome.${isKnown ? outcome : "other"}` as "page.prepaid.outcome.other";
  return (
    <>
      <Text fw={550}>{t(`${key}.title`)}</Text>
      <Text size="sm" c="dimmed" fw={400} maw="34rem">
        {t(`${key}.text`, { currency })}
      </Text>
      {told && (
        <Text size="sm" fw={400}>
          {t("page.prepaid.matched_by", { reasons: told })}
        </Text>
      )}
      {invoiceId !== null && invoiceNumber !== null && (
        <Text size="sm" fw={400}>
          <PageLink
            to="/o/$organizationId/accounting/invoices/$invoiceId"
            params={{ organizationId, invoiceId }}
          >
            {t("page.invoices.number", { number: invoiceNumber })}
          </PageLink>
        </Text>
      )}
      {payoutId !== null && payoutNumber !== null && (
        <Text size="sm" fw={400}>
          <PageLink
            to="/o/$organizationId/accounting/prepaid/payouts/$payoutId"
            params={{ organizationId, payoutId }}
          >
            {t("page.payout.number", { number: payoutNumber })}
          </PageLink>
        </Text>
      )}
      {topUpId !== null && topUpNumber !== null && (
        <Text size="sm" fw={400}>
          <PageLink
            to="/o/$organizationId/accounting/prepaid/top-ups/$topUpId"
            params={{ organizationId, topUpId }}
          >
            {t("page.top_up.number", { number: topUpNumber })}
          </PageLink>
        </Text>
      )}
    </>
  );
}
