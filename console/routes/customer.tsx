import { createRoute, lazyRouteComponent, notFound } from "@tanstack/react-router";
import { activityList } from "../hooks/activity.ts";
import { memberList } from "../hooks/members.ts";
import { organizationQuery, overviewQuery } from "../hooks/organizations.ts";
import { visitOrganization } from "../shell/recent-organizations.ts";
import { requireSession } from "./guards.ts";
import { load } from "./load.ts";
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
});

const overview = createRoute({
  getParentRoute: () => organizationRoute,
  path: "/",
  loader: ({ context, params }) => load(context, ["organizations"], overviewQuery(params.organizationId)),
  component: lazyRouteComponent(() => import("../pages/overview/OverviewPage.tsx"), "OverviewPage"),
});

const members = createRoute({
  getParentRoute: () => organizationRoute,
  path: "/users/members",
  loader: ({ context, params }) => {
    void context.queryClient.prefetchInfiniteQuery(memberList(params.organizationId));
    return load(context, ["organizations"]);
  },
  component: lazyRouteComponent(() => import("../pages/users/MembersPage.tsx"), "MembersPage"),
});

const activity = createRoute({
  getParentRoute: () => organizationRoute,
  path: "/users/activity",
  loader: ({ context, params }) => {
    void context.queryClient.prefetchInfiniteQuery(activityList(params.organizationId));
    return load(context, ["organizations"]);
  },
  component: lazyRouteComponent(() => import("../pages/users/ActivityPage.tsx"), "ActivityPage"),
});

const details = createRoute({
  getParentRoute: () => organizationRoute,
  path: "/organization/details",
  loader: ({ context, params }) => load(context, ["organizations"], organizationQuery(params.organizationId)),
  component: lazyRouteComponent(() => import("../pages/organization/DetailsPage.tsx"), "DetailsPage"),
});

export const customerRoutes = organizationRoute.addChildren([overview, members, activity, details]);
