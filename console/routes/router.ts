import type { QueryClient } from "@tanstack/react-query";
import { createRouter } from "@tanstack/react-router";
import { NotFound } from "../ui/NotFound.tsx";
import { PageProblem } from "../ui/PageProblem.tsx";
import { PageSkeleton } from "../ui/PageSkeleton.tsx";
import { customerRoutes } from "./customer.tsx";
import { meRoutes } from "./me.tsx";
import { rootRoute } from "./root.tsx";
import { staffRoutes } from "./staff.tsx";
import { startRoute } from "./start.tsx";
import { visitorRoutes } from "./visitor.tsx";

const routeTree = rootRoute.addChildren([
  startRoute,
  ...visitorRoutes,
  customerRoutes,
  meRoutes,
  staffRoutes,
]);

export function createConsoleRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    // A page of another record, or of another organization, starts afresh: no typed text or opened dialog goes along.
    defaultRemountDeps: ({ params }) => params,
    defaultPreload: "intent",
    // The query cache decides what is fresh, not the router.
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 150,
    scrollRestoration: true,
    defaultPendingComponent: PageSkeleton,
    defaultErrorComponent: PageProblem,
    defaultNotFoundComponent: NotFound,
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createConsoleRouter>;
  }
}
