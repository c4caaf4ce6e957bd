import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { listOwnActivity } from "../../server/domains/organizations/activity/activity.contract.ts";
import { ownActivityList } from "../hooks/activity.ts";
import { addressesQuery } from "../hooks/addresses.ts";
import { alertsQuery } from "../hooks/alerts.ts";
import { closingQuery } from "../hooks/closing.ts";
import { factorsQuery } from "../hooks/factors.ts";
import { membershipsQuery } from "../hooks/members.ts";
import { newsTopicsQuery } from "../hooks/news.ts";
import { phoneQuery } from "../hooks/phone.ts";
import { devicesQuery, sessionsQuery } from "../hooks/sessions.ts";
import { supportCodeQuery } from "../hooks/support-code.ts";
import { tokensQuery } from "../hooks/tokens.ts";
import { ShellSkeleton } from "../shell/ShellSkeleton.tsx";
import { requireSession } from "./guards.ts";
import { listSearch } from "./list-search.ts";
import { load } from "./load.ts";
import { rootRoute } from "./root.tsx";

const meRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/me",
  beforeLoad: requireSession,
  loader: ({ context }) => load(context, ["identity"]),
  component: lazyRouteComponent(() => import("../shell/MeShell.tsx"), "MeShell"),
  pendingComponent: ShellSkeleton,
});

const me = createRoute({
  getParentRoute: () => meRoute,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/me/profile" });
  },
});

const profile = createRoute({
  getParentRoute: () => meRoute,
  path: "/profile",
  loader: ({ context }) => load(context, ["identity"], addressesQuery(), phoneQuery()),
  component: lazyRouteComponent(() => import("../pages/me/ProfilePage.tsx"), "ProfilePage"),
});

const security = createRoute({
  getParentRoute: () => meRoute,
  path: "/security",
  loader: ({ context }) => load(context, ["identity"], factorsQuery(), addressesQuery(), alertsQuery()),
  component: lazyRouteComponent(() => import("../pages/me/SecurityPage.tsx"), "SecurityPage"),
});

const activity = createRoute({
  getParentRoute: () => meRoute,
  path: "/activity",
  validateSearch: listSearch(listOwnActivity.query, [
    "search",
    "group",
    "from",
    "to",
    "organizationId",
    "productId",
    "sort",
  ]),
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => {
    void context.queryClient.prefetchInfiniteQuery(ownActivityList(deps));
    return load(context, ["organizations", "identity"]);
  },
  component: lazyRouteComponent(() => import("../pages/activity/OwnActivityPage.tsx"), "OwnActivityPage"),
});

const tokens = createRoute({
  getParentRoute: () => meRoute,
  path: "/tokens",
  loader: ({ context }) => load(context, ["identity"], tokensQuery()),
  component: lazyRouteComponent(() => import("../pages/me/TokensPage.tsx"), "TokensPage"),
});

const sessions = createRoute({
  getParentRoute: () => meRoute,
  path: "/sessions",
  loader: ({ context }) => load(context, ["identity"], sessionsQuery(), devicesQuery()),
  component: lazyRouteComponent(() => import("../pages/me/SessionsPage.tsx"), "SessionsPage"),
});

const organizations = createRoute({
  getParentRoute: () => meRoute,
  path: "/organizations",
  loader: ({ context }) => load(context, ["identity", "organizations"], membershipsQuery()),
  component: lazyRouteComponent(() => import("../pages/me/MyOrganizationsPage.tsx"), "MyOrganizationsPage"),
});

const news = createRoute({
  getParentRoute: () => meRoute,
  path: "/news",
  loader: ({ context }) => load(context, ["identity"], newsTopicsQuery()),
  component: lazyRouteComponent(() => import("../pages/me/NewsPage.tsx"), "NewsPage"),
});

const closing = createRoute({
  getParentRoute: () => meRoute,
  path: "/close",
  loader: ({ context }) => load(context, ["identity"], closingQuery()),
  component: lazyRouteComponent(() => import("../pages/me/CloseAccountPage.tsx"), "CloseAccountPage"),
});

const compromised = createRoute({
  getParentRoute: () => meRoute,
  path: "/compromised",
  loader: ({ context }) => load(context, ["identity"], factorsQuery(), addressesQuery()),
  component: lazyRouteComponent(() => import("../pages/me/CompromisedPage.tsx"), "CompromisedPage"),
});

const supportCode = createRoute({
  getParentRoute: () => meRoute,
  path: "/support-code",
  loader: ({ context }) => load(context, ["support"], supportCodeQuery()),
  component: lazyRouteComponent(() => import("../pages/me/SupportCodePage.tsx"), "SupportCodePage"),
});

export const meRoutes = meRoute.addChildren([
  sessions,
  me,
  profile,
  organizations,
  news,
  supportCode,
  closing,
  security,
  compromised,
  activity,
  tokens,
]);
