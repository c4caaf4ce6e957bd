import { createRoute, lazyRouteComponent, notFound } from "@tanstack/react-router";
import type { StaffPermission } from "../../common/permissions.ts";
import { sessionQuery } from "../hooks/session.ts";
import { ShellSkeleton } from "../shell/ShellSkeleton.tsx";
import { NotFound } from "../ui/NotFound.tsx";
import { requireSession } from "./guards.ts";
import { load } from "./load.ts";
import { type RouterContext, rootRoute } from "./root.tsx";

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
  pendingComponent: ShellSkeleton,
});

/** What all pages have; one that is not there for somebody leaves the frame as it is. */
export const inFrame = { getParentRoute: () => staffRoute, notFoundComponent: NotFound };

/** A page that the person may not see does not exist for them. Tells whether it can be read already, or the gate comes first. */
export async function mayRead({ queryClient }: RouterContext, permission: StaffPermission): Promise<boolean> {
  const session = await queryClient.ensureQueryData(sessionQuery());
  if (!session?.staff?.permissions.includes(permission)) throw notFound();
  return session.staff.secondFactorGiven;
}
