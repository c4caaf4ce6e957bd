import { createRoute, lazyRouteComponent, notFound } from "@tanstack/react-router";
import { visitOrganization } from "../shell/recent-organizations.ts";
import { ShellSkeleton } from "../shell/ShellSkeleton.tsx";
import { requireSession } from "./guards.ts";
import { rootRoute } from "./root.tsx";

/** Everything of one organization: its id is part of the address, so that two tabs may show two (ORG-7). */
export const organizationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/o/$organizationId",
  beforeLoad: async (input) => {
    const { session } = await requireSession(input);
    if (!session.organizations.some(({ id }) => id === input.params.organizationId)) throw notFound();
  },
  loader: ({ params }) => visitOrganization(params.organizationId),
  component: lazyRouteComponent(() => import("../shell/CustomerShell.tsx"), "CustomerShell"),
  pendingComponent: ShellSkeleton,
});
