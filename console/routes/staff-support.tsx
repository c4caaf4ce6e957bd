import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { listStaffRequests } from "../../server/domains/support/requests/staff-request.contract.ts";
import { staffRequestList, staffRequestQuery } from "../hooks/staff/requests.ts";
import { listSearch } from "./list-search.ts";
import { load } from "./load.ts";
import { inFrame, mayRead } from "./staff-area.tsx";

const supportCodes = createRoute({
  ...inFrame,
  path: "/support-codes",
  loader: async ({ context }) => {
    await mayRead(context, "staff.support_codes.check");
    return load(context, ["staff", "support"]);
  },
  component: lazyRouteComponent(
    () => import("../pages/staff/support/SupportCodesPage.tsx"),
    "SupportCodesPage",
  ),
});

const requests = createRoute({
  ...inFrame,
  path: "/requests",
  validateSearch: listSearch(listStaffRequests.query, [
    ...(["from", "to", "search", "state", "category", "assigned", "sort"] as const),
  ]),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, deps }) => {
    if (await mayRead(context, "staff.requests.read")) {
      void context.queryClient.prefetchInfiniteQuery(staffRequestList(deps));
    }
    return load(context, ["staff", "support"]);
  },
  component: lazyRouteComponent(
    () => import("../pages/staff/support/StaffRequestsPage.tsx"),
    "StaffRequestsPage",
  ),
});

const request = createRoute({
  ...inFrame,
  path: "/requests/$organizationId/$requestId",
  loader: async ({ context, params }) => {
    if (await mayRead(context, "staff.requests.read")) {
      const query = staffRequestQuery(params.organizationId, params.requestId);
      return load(context, ["staff", "support"], query);
    }
    return load(context, ["staff", "support"]);
  },
  component: lazyRouteComponent(
    () => import("../pages/staff/support/StaffRequestPage.tsx"),
    "StaffRequestPage",
  ),
});

/** What staff do for those who ask for help. */
export const staffSupportRoutes = [requests, request, supportCodes] as const;
