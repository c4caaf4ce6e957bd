import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { addressesQuery } from "../hooks/addresses.ts";
import { factorsQuery } from "../hooks/factors.ts";
import { ShellSkeleton } from "../shell/ShellSkeleton.tsx";
import { requireSession } from "./guards.ts";
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
  loader: ({ context }) => load(context, ["identity"], addressesQuery()),
  component: lazyRouteComponent(() => import("../pages/me/ProfilePage.tsx"), "ProfilePage"),
});

const security = createRoute({
  getParentRoute: () => meRoute,
  path: "/security",
  loader: ({ context }) => load(context, ["identity"], factorsQuery(), addressesQuery()),
  component: lazyRouteComponent(() => import("../pages/me/SecurityPage.tsx"), "SecurityPage"),
});

export const meRoutes = meRoute.addChildren([me, profile, security]);
