import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { listActivity } from "../../server/domains/organizations/activity/activity.contract.ts";
import { activityList } from "../hooks/activity.ts";
import { memberList } from "../hooks/members.ts";
import { organizationQuery, overviewQuery } from "../hooks/organizations.ts";
import { accountingRoutes } from "./accounting.tsx";
import { listSearch } from "./list-search.ts";
import { load } from "./load.ts";
import { organizationRoute } from "./organization.tsx";
import { productRoutes } from "./products.tsx";

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
  members,
  activity,
  details,
]);
