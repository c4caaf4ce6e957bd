import { createRoute, lazyRouteComponent, notFound } from "@tanstack/react-router";
import { requireSession } from "./guards.ts";
import { load } from "./load.ts";
import { rootRoute } from "./root.tsx";

/** The provider's back office: for staff alone, behind a second factor (the shell shows the gate until it was given). */
export const staffRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/staff",
  beforeLoad: async (input) => {
    const { session } = await requireSession(input);
    if (!session.staff) throw notFound();
  },
  loader: ({ context }) => load(context, ["identity"]),
  component: lazyRouteComponent(() => import("../shell/StaffShell.tsx"), "StaffShell"),
});

const overview = createRoute({
  getParentRoute: () => staffRoute,
  path: "/",
  component: lazyRouteComponent(() => import("../pages/staff/StaffStartPage.tsx"), "StaffStartPage"),
});

export const staffRoutes = staffRoute.addChildren([overview]);
