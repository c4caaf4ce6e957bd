import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { logCheckQuery } from "../hooks/staff/audit.ts";
import { load } from "./load.ts";
import { inFrame, mayRead } from "./staff-area.tsx";

export const logCheck = createRoute({
  ...inFrame,
  path: "/system/audit",
  loader: async ({ context }) => {
    if (await mayRead(context, "staff.audit.verify")) {
      void context.queryClient.prefetchQuery(logCheckQuery());
    }
    return load(context, ["staff"]);
  },
  component: lazyRouteComponent(() => import("../pages/staff/system/LogCheckPage.tsx"), "LogCheckPage"),
});
