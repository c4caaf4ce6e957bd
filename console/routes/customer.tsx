import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { listActivity } from "../../server/domains/organizations/activity/activity.contract.ts";
import { listInvitations } from "../../server/domains/organizations/invitations/invitation.contract.ts";
import { activityList } from "../hooks/activity.ts";
import { invitationList } from "../hooks/invitations.ts";
import { memberList, memberQuery } from "../hooks/members.ts";
import { organizationQuery, overviewQuery } from "../hooks/organizations.ts";
import { accountingRoutes } from "./accounting.tsx";
import { listSearch } from "./list-search.ts";
import { load } from "./load.ts";
import { organizationRoute } from "./organization.tsx";
import { productRoutes } from "./products.tsx";
import { supportRoutes } from "./support.tsx";

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

const member = createRoute({
  getParentRoute: () => organizationRoute,
  path: "/users/members/$userId",
  loader: ({ context, params: { organizationId, userId } }) =>
    load(context, ["organizations"], memberQuery(organizationId, userId)),
  component: lazyRouteComponent(() => import("../pages/users/MemberPage.tsx"), "MemberPage"),
});

const invitations = createRoute({
  getParentRoute: () => organizationRoute,
  path: "/users/invitations",
  validateSearch: listSearch(listInvitations.query, ["state"]),
  loaderDeps: ({ search }) => search,
  loader: ({ context, params, deps }) => {
    void context.queryClient.prefetchInfiniteQuery(invitationList(params.organizationId, deps));
    return load(context, ["organizations"]);
  },
  component: lazyRouteComponent(() => import("../pages/users/InvitationsPage.tsx"), "InvitationsPage"),
});

const invite = createRoute({
  getParentRoute: () => organizationRoute,
  path: "/users/invitations/new",
  loader: ({ context }) => load(context, ["organizations", "identity"]),
  component: lazyRouteComponent(() => import("../pages/users/InvitePage.tsx"), "InvitePage"),
});

const activity = createRoute({
  getParentRoute: () => organizationRoute,
  path: "/users/activity",
  validateSearch: listSearch(listActivity.query, [
    "search",
    "group",
    "from",
    "to",
    "personId",
    "productId",
    "sort",
  ]),
  loaderDeps: ({ search }) => search,
  loader: ({ context, params, deps }) => {
    void context.queryClient.prefetchInfiniteQuery(activityList(params.organizationId, deps));
    return load(context, ["organizations", "identity"]);
  },
  component: lazyRouteComponent(() => import("../pages/activity/ActivityPage.tsx"), "ActivityPage"),
});

const details = createRoute({
  getParentRoute: () => organizationRoute,
  path: "/organization/details",
  loader: ({ context, params }) => load(context, ["organizations"], organizationQuery(params.organizationId)),
  component: lazyRouteComponent(() => import("../pages/organization/DetailsPage.tsx"), "DetailsPage"),
});

export const customerRoutes = organizationRoute.addChildren([
  overview,
  ...productRoutes,
  ...accountingRoutes,
  ...supportRoutes,
  members,
  member,
  invitations,
  invite,
  activity,
  details,
]);
