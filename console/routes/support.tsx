import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { listRequests } from "../../server/domains/support/requests/request.contract.ts";
import { productList } from "../hooks/products.ts";
import { requestList, requestQuery } from "../hooks/requests.ts";
import { listSearch } from "./list-search.ts";
import { load } from "./load.ts";
import { organizationRoute } from "./organization.tsx";

const contact = createRoute({
  getParentRoute: () => organizationRoute,
  path: "/support/contact",
  loader: ({ context, params }) => {
    void context.queryClient.prefetchInfiniteQuery(productList(params.organizationId, {}));
    return load(context, ["support"]);
  },
  component: lazyRouteComponent(() => import("../pages/support/ContactPage.tsx"), "ContactPage"),
});

const requests = createRoute({
  getParentRoute: () => organizationRoute,
  path: "/support/requests",
  validateSearch: listSearch(listRequests.query, ["search", "state"]),
  loaderDeps: ({ search }) => search,
  loader: ({ context, params, deps }) => {
    void context.queryClient.prefetchInfiniteQuery(requestList(params.organizationId, deps));
    return load(context, ["support"]);
  },
  component: lazyRouteComponent(() => import("../pages/support/RequestsPage.tsx"), "RequestsPage"),
});

const request = createRoute({
  getParentRoute: () => organizationRoute,
  path: "/support/requests/$requestId",
  loader: ({ context, params }) =>
    load(context, ["support"], requestQuery(params.organizationId, params.requestId)),
  component: lazyRouteComponent(() => import("../pages/support/RequestPage.tsx"), "RequestPage"),
});

/** Where customers ask for help. */
export const supportRoutes = [contact, requests, request] as const;
