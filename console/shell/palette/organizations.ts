import { IconBuilding } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useSession } from "../../hooks/session.ts";
import { recentFirst, recentOrganizations } from "../recent-organizations.ts";
import type { PaletteSource } from "./source.ts";

/** The person's organizations, the recent ones first. */
export const useOrganizations: PaletteSource = () => {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const organizations = recentFirst(useSession().organizations, recentOrganizations(), i18n.language);
  return {
    label: t("palette.organizations"),
    entries: organizations.map(({ id, name, customerNumber }) => ({
      id: `organization.${id}`,
      label: name,
      description: t("customer_number", { number: customerNumber }),
      keywords: [String(customerNumber)],
      icon: IconBuilding,
      run: () => void navigate({ to: "/o/$organizationId", params: { organizationId: id } }),
    })),
  };
};
