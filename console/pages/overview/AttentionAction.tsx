import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ButtonLink } from "../../ui/links.tsx";
import type { Attention } from "./attention.ts";

interface AttentionActionProps {
  readonly item: Attention;
  readonly organizationId: string;
}

/** The way to put it right. A kind gets its button here as soon as the page that it leads to exists. */
export function AttentionAction({ item, organizationId }: AttentionActionProps): ReactNode {
  const { t } = useTranslation("organizations");
  const look = { size: "xs", variant: "default" } as const;
  switch (item.kind) {
    case "address_missing":
      return (
        <ButtonLink {...look} to="/o/$organizationId/organization/details" params={{ organizationId }}>
          {t("attention.address_missing.action")}
        </ButtonLink>
      );
    case "order_pending":
      return item.subjectId === null ? null : (
        <ButtonLink
          {...look}
          to="/o/$organizationId/accounting/orders/$orderId"
          params={{ organizationId, orderId: item.subjectId }}
        >
          {t(`attention.${item.kind}.action`)}
        </ButtonLink>
      );
    case "invoice_open":
    case "invoice_overdue":
    case "prepaid_can_pay":
      return item.subjectId === null ? null : (
        <ButtonLink
          {...look}
          to="/o/$organizationId/accounting/invoices/$invoiceId"
          params={{ organizationId, invoiceId: item.subjectId }}
        >
          {t(`attention.${item.kind}.action`)}
        </ButtonLink>
      );
    case "product_expiring":
      return item.subjectId === null ? null : (
        <ButtonLink
          {...look}
          to="/o/$organizationId/products/$productId"
          params={{ organizationId, productId: item.subjectId }}
        >
          {t(`attention.${item.kind}.action`)}
        </ButtonLink>
      );
  }
}
