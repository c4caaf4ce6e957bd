import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { staffPlanQuery, staffPlansQuery } from "../hooks/staff/catalogue.ts";
import { catalogueFrameQuery, planDetailsQuery } from "../hooks/staff/plans.ts";
import { load } from "./load.ts";
import { inFrame, mayRead } from "./staff-area.tsx";

const catalogue = createRoute({
  ...inFrame,
  path: "/catalogue",
  loader: async ({ context }) => {
    if (await mayRead(context, "staff.catalogue.read")) {
      void context.queryClient.prefetchQuery(staffPlansQuery());
      void context.queryClient.prefetchQuery(catalogueFrameQuery());
    }
    return load(context, ["staff", "catalogue"]);
  },
  component: lazyRouteComponent(() => import("../pages/staff/catalogue/CataloguePage.tsx"), "CataloguePage"),
});

const plan = createRoute({
  ...inFrame,
  path: "/catalogue/$planId",
  loader: async ({ context, params }) => {
    if (await mayRead(context, "staff.catalogue.read")) {
      void context.queryClient.prefetchQuery(staffPlanQuery(params.planId));
    }
    return load(context, ["staff", "catalogue"]);
  },
  component: lazyRouteComponent(() => import("../pages/staff/catalogue/StaffPlanPage.tsx"), "StaffPlanPage"),
});

const newPlan = createRoute({
  ...inFrame,
  path: "/catalogue/new",
  loader: async ({ context }) => {
    if (await mayRead(context, "staff.catalogue.change")) {
      void context.queryClient.prefetchQuery(catalogueFrameQuery());
    }
    return load(context, ["staff", "catalogue"]);
  },
  component: lazyRouteComponent(() => import("../pages/staff/catalogue/NewPlanPage.tsx"), "NewPlanPage"),
});

const editPlan = createRoute({
  ...inFrame,
  path: "/catalogue/$planId/edit",
  loader: async ({ context, params }) => {
    if (await mayRead(context, "staff.catalogue.change")) {
      void context.queryClient.prefetchQuery(planDetailsQuery(params.planId));
    }
    return load(context, ["staff", "catalogue"]);
  },
  component: lazyRouteComponent(() => import("../pages/staff/catalogue/EditPlanPage.tsx"), "EditPlanPage"),
});

export const staffCatalogueRoutes = [catalogue, newPlan, editPlan, plan] as const;
