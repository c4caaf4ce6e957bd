import { IconBuilding } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useSession } from "../../hooks/session.ts";
import { recentFirst, recentOrganizations } from "../recent-organizations.ts";
import { PaletteGroup, type PalettePartProps } from "./PaletteGroup.tsx";

/** The person's organizations, the recent ones first. */
export function OrganizationsPart({ query }: PalettePartProps) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const organizations = recentFirst(useSession().organizations, recentOrganizations(), i18n.language);
  const entries = organizations.map(({ id, name, customerNumber }) => ({
    id: `organization.${id}`,
    label: name,
    description: t("customer_number", { number: customerNumber }),
    keywords: [String(customerNumber)],
    icon: IconBuilding,
    run: () => void navigate({ to: "/o/$organizationId", params: { organizationId: id } }),
  }));
  return <PaletteGroup label={t("palette.organizations")} entries={entries} query={query} />;
}
