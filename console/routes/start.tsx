import { createRoute, redirect } from "@tanstack/react-router";
import { recentFirst, recentOrganizations } from "../shell/recent-organizations.ts";
import { requireSession } from "./guards.ts";
import { rootRoute } from "./root.tsx";

/** `/` leads to the organization seen last; staff without one to their area; without either, to one's profile. */
export const startRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/",
  beforeLoad: async (input) => {
    const { session } = await requireSession(input);
    const [first] = recentFirst(session.organizations, recentOrganizations(), session.user.language);
    if (first) throw redirect({ to: "/o/$organizationId", params: { organizationId: first.id } });
    if (session.staff) throw redirect({ to: "/staff" });
    throw redirect({ to: "/me/profile" });
  },
});
