import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useOrganizationId } from "../../hooks/organizations.ts";
import { PageLink } from "../../ui/links.tsx";

/** Money lies on the prepaid account, but does not pay this: says so, and leads to where it stands why it is there. */
export function PrepaidHint({ text }: { readonly text: string }) {
  const { t } = useTranslation("billing");
  const organizationId = useOrganizationId();
  return (
    <Text size="sm" my="lg">
      {text}{" "}
      <PageLink to="/o/$organizationId/accounting/prepaid" params={{ organizationId }} underline="always">
        {t("page.invoice.see_prepaid")}
      </PageLink>
    </Text>
  );
}
