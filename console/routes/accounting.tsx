import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { listInvoices } from "../../server/domains/billing/invoices/invoice.contract.ts";
import { listOrders } from "../../server/domains/orders/orders/order.contract.ts";
import { listBillingAddresses } from "../../server/domains/organizations/billing-addresses/billing-address.contract.ts";
import { activeBillingAddressesQuery, billingAddressList } from "../hooks/billing-addresses.ts";
import { billingPreferencesQuery } from "../hooks/billing-preferences.ts";
import { chargeQuery } from "../hooks/charges.ts";
import { claimList } from "../hooks/claims.ts";
import { factorsQuery } from "../hooks/factors.ts";
import { invoiceList, invoiceQuery } from "../hooks/invoices.ts";
import { orderList, orderQuery } from "../hooks/orders.ts";
import { organizationQuery } from "../hooks/organizations.ts";
import { paymentProfilesQuery } from "../hooks/payment-profiles.ts";
import { payoutList, payoutQuery } from "../hooks/payouts.ts";
import { openTopUpList, prepaidList, topUpLimitsQuery, topUpQuery } from "../hooks/prepaid.ts";
import { listSearch } from "./list-search.ts";
import { load } from "./load.ts";
import { organizationRoute } from "./organization.tsx";

const orders = createRoute({
  getParentRoute: () => organizationRoute,
  path: "/accounting/orders",
  validateSearch: listSearch(listOrders.query, ["state"]),
  loaderDeps: ({ search }) => search,
  loader: ({ context, params, deps }) => {
    void context.queryClient.prefetchInfiniteQuery(orderList(params.organizationId, deps));
    return load(context, ["orders"]);
  },
  component: lazyRouteComponent(() => import("../pages/accounting/OrdersPage.tsx"), "OrdersPage"),
});

const order = createRoute({
  getParentRoute: () => organizationRoute,
  path: "/accounting/orders/$orderId",
  loader: ({ context, params }) =>
    load(context, ["orders", "billing", "catalogue"], orderQuery(params.organizationId, params.orderId)),
  component: lazyRouteComponent(() => import("../pages/accounting/OrderPage.tsx"), "OrderPage"),
});

const invoices = createRoute({
  getParentRoute: () => organizationRoute,
  path: "/accounting/invoices",
  validateSearch: listSearch(listInvoices.query, ["state"]),
  loaderDeps: ({ search }) => search,
  loader: ({ context, params, deps }) => {
    void context.queryClient.prefetchInfiniteQuery(invoiceList(params.organizationId, deps));
    return load(context, ["billing"]);
  },
  component: lazyRouteComponent(() => import("../pages/accounting/InvoicesPage.tsx"), "InvoicesPage"),
});

const invoice = createRoute({
  getParentRoute: () => organizationRoute,
  path: "/accounting/invoices/$invoiceId",
  loader: ({ context, params }) =>
    load(context, ["billing"], invoiceQuery(params.organizationId, params.invoiceId)),
  component: lazyRouteComponent(() => import("../pages/accounting/InvoicePage.tsx"), "InvoicePage"),
});

const prepaid = createRoute({
  getParentRoute: () => organizationRoute,
  path: "/accounting/prepaid",
  loader: ({ context, params }) => {
    void context.queryClient.prefetchInfiniteQuery(prepaidList(params.organizationId));
    void context.queryClient.prefetchInfiniteQuery(openTopUpList(params.organizationId));
    void context.queryClient.prefetchInfiniteQuery(payoutList(params.organizationId));
    return load(context, ["billing", "bank"]);
  },
  component: lazyRouteComponent(() => import("../pages/accounting/PrepaidPage.tsx"), "PrepaidPage"),
});

const reminders = createRoute({
  getParentRoute: () => organizationRoute,
  path: "/accounting/reminders",
  loader: ({ context, params }) => load(context, ["billing"], billingPreferencesQuery(params.organizationId)),
  component: lazyRouteComponent(() => import("../pages/accounting/RemindersPage.tsx"), "RemindersPage"),
});

const documents = createRoute({
  getParentRoute: () => organizationRoute,
  path: "/accounting/invoices/documents",
  loader: ({ context }) => load(context, ["billing"]),
  component: lazyRouteComponent(() => import("../pages/accounting/DocumentsPage.tsx"), "DocumentsPage"),
});

const claims = createRoute({
  getParentRoute: () => organizationRoute,
  path: "/accounting/prepaid/missing",
  loader: ({ context, params }) => {
    void context.queryClient.prefetchInfiniteQuery(claimList(params.organizationId));
    return load(context, ["bank"]);
  },
  component: lazyRouteComponent(() => import("../pages/claims/ClaimsPage.tsx"), "ClaimsPage"),
});

const startTopUp = createRoute({
  getParentRoute: () => organizationRoute,
  path: "/accounting/prepaid/top-up",
  loader: ({ context, params: { organizationId } }) =>
    load(context, ["billing"], topUpLimitsQuery(organizationId), paymentProfilesQuery(organizationId)),
  component: lazyRouteComponent(() => import("../pages/accounting/StartTopUpPage.tsx"), "StartTopUpPage"),
});

const topUp = createRoute({
  getParentRoute: () => organizationRoute,
  path: "/accounting/prepaid/top-ups/$topUpId",
  loader: ({ context, params }) =>
    load(context, ["billing"], topUpQuery(params.organizationId, params.topUpId)),
  component: lazyRouteComponent(() => import("../pages/accounting/TopUpPage.tsx"), "TopUpPage"),
});

const billingAddresses = createRoute({
  getParentRoute: () => organizationRoute,
  path: "/accounting/billing-addresses",
  validateSearch: listSearch(listBillingAddresses.query, ["state"]),
  loaderDeps: ({ search }) => search,
  loader: ({ context, params: { organizationId }, deps }) => {
    void context.queryClient.prefetchInfiniteQuery(billingAddressList(organizationId, deps));
    return load(
      context,
      ["organizations"],
      organizationQuery(organizationId),
      activeBillingAddressesQuery(organizationId),
    );
  },
  component: lazyRouteComponent(
    () => import("../pages/billing-addresses/BillingAddressesPage.tsx"),
    "BillingAddressesPage",
  ),
});

const requestPayout = createRoute({
  getParentRoute: () => organizationRoute,
  path: "/accounting/prepaid/payout",
  loader: ({ context, params }) => {
    void context.queryClient.prefetchInfiniteQuery(prepaidList(params.organizationId));
    return load(context, ["billing"], factorsQuery());
  },
  component: lazyRouteComponent(
    () => import("../pages/accounting/RequestPayoutPage.tsx"),
    "RequestPayoutPage",
  ),
});

const payout = createRoute({
  getParentRoute: () => organizationRoute,
  path: "/accounting/prepaid/payouts/$payoutId",
  loader: ({ context, params }) =>
    load(context, ["billing"], payoutQuery(params.organizationId, params.payoutId)),
  component: lazyRouteComponent(() => import("../pages/accounting/PayoutPage.tsx"), "PayoutPage"),
});

const paymentMethods = createRoute({
  getParentRoute: () => organizationRoute,
  path: "/accounting/payment-methods",
  validateSearch: (address: Record<string, unknown>): { setup?: string } =>
    typeof address.setup === "string" ? { setup: address.setup } : {},
  loader: ({ context, params }) => load(context, ["billing"], paymentProfilesQuery(params.organizationId)),
  component: lazyRouteComponent(
    () => import("../pages/payment-methods/PaymentMethodsPage.tsx"),
    "PaymentMethodsPage",
  ),
});

const charge = createRoute({
  getParentRoute: () => organizationRoute,
  path: "/accounting/payments/$chargeId",
  loader: ({ context, params }) =>
    load(context, ["billing"], chargeQuery(params.organizationId, params.chargeId)),
  component: lazyRouteComponent(() => import("../pages/accounting/ChargePage.tsx"), "ChargePage"),
});

export const accountingRoutes = [
  paymentMethods,
  charge,
  billingAddresses,
  orders,
  order,
  invoices,
  invoice,
  prepaid,
  requestPayout,
  payout,
  startTopUp,
  topUp,
  reminders,
  documents,
  claims,
] as const;
