import { Alert, Stack, Text } from "@mantine/core";
import { IconAlertCircle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { formatDay } from "../../../common/dates.ts";
import { useMay, useOrganizationId } from "../../hooks/organizations.ts";
import type { Product } from "../../hooks/products.ts";
import { ButtonLink } from "../../ui/links.tsx";

type SuspensionProps = NonNullable<Product["suspension"]>;

/** Why a product is out of service, what puts it right, and until when (MON-13). */
export function Suspension({ invoiceId, invoiceNumber, terminatesOn }: SuspensionProps) {
  const { t, i18n } = useTranslation("catalogue");
  const organizationId = useOrganizationId();
  const maySeeInvoice = useMay("invoices.read");
  const day = formatDay(terminatesOn, i18n.language);
  return (
    <Alert
      color="red"
      icon={<IconAlertCircle aria-hidden />}
      title={t("page.suspension.title", { invoice: invoiceNumber })}
    >
      <Stack align="start">
        <Text size="sm">{t("page.suspension.text", { day })}</Text>
        {maySeeInvoice && (
          <ButtonLink
            to="/o/$organizationId/accounting/invoices/$invoiceId"
            params={{ organizationId, invoiceId }}
          >
            {t("page.suspension.pay")}
          </ButtonLink>
        )}
      </Stack>
    </Alert>
  );
}
