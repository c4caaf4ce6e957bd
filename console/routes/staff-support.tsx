import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
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

/** What staff do for those who ask for help. */
export const staffSupportRoutes = [supportCodes] as const;
