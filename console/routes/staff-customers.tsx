import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { customerQuery } from "../hooks/staff/customer.ts";
import { staffInvoiceQuery } from "../hooks/staff/staff-invoices.ts";
import { staffOrderQuery } from "../hooks/staff/staff-orders.ts";
import { load } from "./load.ts";
import { inFrame, mayRead } from "./staff-area.tsx";

/** Which tab of a page is open. */
const tabOf = ({ tab }: Record<string, unknown>): { tab?: string | undefined } =>
  typeof tab === "string" ? { tab } : {};

const customer = createRoute({
  ...inFrame,
  path: "/customers/$organizationId",
  validateSearch: tabOf,
  loader: async ({ context, params }) => {
    if (await mayRead(context, "staff.customers.read")) {
      void context.queryClient.prefetchQuery(customerQuery(params.organizationId));
    }
    return load(context, ["staff", "organizations"]);
  },
  component: lazyRouteComponent(() => import("../pages/staff/customers/CustomerPage.tsx"), "CustomerPage"),
});

const customerDocuments = createRoute({
  ...inFrame,
  path: "/customers/$organizationId/documents",
  loader: async ({ context, params }) => {
    if (await mayRead(context, "staff.invoices.read")) {
      void context.queryClient.prefetchQuery(customerQuery(params.organizationId));
    }
    return load(context, ["staff", "billing"]);
  },
  component: lazyRouteComponent(
    () => import("../pages/staff/customers/CustomerDocumentsPage.tsx"),
    "CustomerDocumentsPage",
  ),
});

const order = createRoute({
  ...inFrame,
  path: "/customers/$organizationId/orders/$orderId",
  loader: async ({ context, params }) => {
    if (await mayRead(context, "staff.orders.read")) {
      void context.queryClient.prefetchQuery(staffOrderQuery(params.organizationId, params.orderId));
    }
    return load(context, ["staff", "orders", "billing", "catalogue"]);
  },
  component: lazyRouteComponent(() => import("../pages/staff/orders/StaffOrderPage.tsx"), "StaffOrderPage"),
});

const invoice = createRoute({
  ...inFrame,
  path: "/customers/$organizationId/invoices/$invoiceId",
  loader: async ({ context, params }) => {
    if (await mayRead(context, "staff.invoices.read")) {
      void context.queryClient.prefetchQuery(staffInvoiceQuery(params.organizationId, params.invoiceId));
    }
    return load(context, ["staff", "billing"]);
  },
  component: lazyRouteComponent(
    () => import("../pages/staff/invoices/StaffInvoicePage.tsx"),
    "StaffInvoicePage",
  ),
});

export const staffCustomerRoutes = [customer, customerDocuments, order, invoice] as const;
