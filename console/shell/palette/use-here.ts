import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useSession } from "../../hooks/session.ts";
import { recentFirst, recentOrganizations } from "../recent-organizations.ts";

/** The organization in the address, else the one seen last: whose pages and things the palette offers. */
export function useHere() {
  const { i18n } = useTranslation();
  const { organizations } = useSession();
  const { organizationId } = useParams({ strict: false });
  const [last] = recentFirst(organizations, recentOrganizations(), i18n.language);
  return organizations.find(({ id }) => id === organizationId) ?? last;
}
