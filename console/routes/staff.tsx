import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { Id } from "../../common/contract.ts";
import { listBankFiles } from "../../server/domains/bank/files/bank-file.contract.ts";
import { listBankPayments } from "../../server/domains/bank/payments/bank-payment.contract.ts";
import { listStaffCharges } from "../../server/domains/billing/charges/charge.contract.ts";
import { listStaffCreditNotes } from "../../server/domains/billing/credit-notes/credit-note.contract.ts";
import { listStaffInvoices } from "../../server/domains/billing/invoices/invoice.contract.ts";
import { listLedger } from "../../server/domains/billing/ledger/ledger.contract.ts";
import { listStaffPayouts } from "../../server/domains/billing/payouts/payout.contract.ts";
import { listJobs } from "../../server/domains/operations/jobs/job.contract.ts";
import { listStaffOrders } from "../../server/domains/orders/orders/order.contract.ts";
import { listCustomers } from "../../server/domains/organizations/organizations/organization.contract.ts";
import { bankFileList, bankFileQuery } from "../hooks/staff/bank-files.ts";
import { bankPaymentList } from "../hooks/staff/bank-payments.ts";
import { staffChargeList, staffChargeQuery } from "../hooks/staff/charges.ts";
import { staffCreditNoteList } from "../hooks/staff/credit-notes.ts";
import { customerList } from "../hooks/staff/customers.ts";
import { figuresQuery } from "../hooks/staff/figures.ts";
import { staffInvoiceList } from "../hooks/staff/invoices.ts";
import { jobList } from "../hooks/staff/jobs.ts";
import { ledgerCheckQuery, ledgerList } from "../hooks/staff/ledger.ts";
import { staffMailList } from "../hooks/staff/mails.ts";
import { staffOrderList } from "../hooks/staff/orders.ts";
import { staffPayoutList, staffPayoutQuery } from "../hooks/staff/payouts.ts";
import { listSearch } from "./list-search.ts";
import { load } from "./load.ts";
import { inFrame, mayRead, staffRoute } from "./staff-area.tsx";
import { staffCatalogueRoutes } from "./staff-catalogue.tsx";
import { staffCustomerRoutes } from "./staff-customers.tsx";
import { staffNewsRoutes } from "./staff-news.tsx";
import { staffSupportRoutes } from "./staff-support.tsx";
import { logCheck } from "./staff-system.tsx";

const overview = createRoute({
  ...inFrame,
  path: "/",
  loader: ({ context }) => load(context, ["staff"]),
  component: lazyRouteComponent(
    () => import("../pages/staff/overview/StaffOverviewPage.tsx"),
    "StaffOverviewPage",
  ),
});

const mailSearch = listSearch(listCustomers.query, ["search"]);
const days = ["from", "to"] as const;
const amounts = ["currency", "minMinor", "maxMinor"] as const;
const figures = createRoute({
  ...inFrame,
  path: "/accounting/figures",
  loader: async ({ context }) => {
    if (await mayRead(context, "staff.ledger.read")) {
      void context.queryClient.prefetchQuery(figuresQuery());
    }
    return load(context, ["staff"]);
  },
  component: lazyRouteComponent(() => import("../pages/staff/figures/FiguresPage.tsx"), "FiguresPage"),
});

const customerSearch = listSearch(listCustomers.query, [
  ...days,
  "search",
  "sort",
  "kind",
  "country",
  "currency",
]);

const customers = createRoute({
  ...inFrame,
  path: "/customers",
  validateSearch: customerSearch,
  loaderDeps: ({ search }) => search,
  loader: async ({ context, deps }) => {
    if (await mayRead(context, "staff.customers.read")) {
      void context.queryClient.prefetchInfiniteQuery(customerList(deps));
    }
    return load(context, ["staff", "organizations"]);
  },
  component: lazyRouteComponent(() => import("../pages/staff/lists/CustomersPage.tsx"), "CustomersPage"),
});

const orders = createRoute({
  ...inFrame,
  path: "/orders",
  validateSearch: listSearch(listStaffOrders.query, [...days, ...amounts, "search", "state", "sort"]),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, deps }) => {
    if (await mayRead(context, "staff.orders.read")) {
      void context.queryClient.prefetchInfiniteQuery(staffOrderList(deps));
    }
    return load(context, ["staff"]);
  },
  component: lazyRouteComponent(() => import("../pages/staff/lists/StaffOrdersPage.tsx"), "StaffOrdersPage"),
});

const invoices = createRoute({
  ...inFrame,
  path: "/invoices",
  validateSearch: listSearch(listStaffInvoices.query, [
    ...[...days, ...amounts],
    ...(["search", "state", "sort", "dueFrom", "dueTo", "organizationId"] as const),
  ]),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, deps }) => {
    if (await mayRead(context, "staff.invoices.read")) {
      void context.queryClient.prefetchInfiniteQuery(staffInvoiceList(deps));
    }
    return load(context, ["staff"]);
  },
  component: lazyRouteComponent(
    () => import("../pages/staff/lists/StaffInvoicesPage.tsx"),
    "StaffInvoicesPage",
  ),
});

const creditNotes = createRoute({
  ...inFrame,
  path: "/credit-notes",
  validateSearch: listSearch(listStaffCreditNotes.query, [
    ...[...days, ...amounts],
    ...(["search", "destination", "sort"] as const),
  ]),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, deps }) => {
    if (await mayRead(context, "staff.invoices.read")) {
      void context.queryClient.prefetchInfiniteQuery(staffCreditNoteList(deps));
    }
    return load(context, ["staff"]);
  },
  component: lazyRouteComponent(
    () => import("../pages/staff/lists/StaffCreditNotesPage.tsx"),
    "StaffCreditNotesPage",
  ),
});

const paymentSearch = listSearch(listBankPayments.query, [
  ...days,
  ...amounts,
  "queue",
  "reason",
  "search",
  "sort",
]);

/** Search and queue of the payments, and the one that is open beside the list. */
function paymentsOf(address: Record<string, unknown>) {
  const { data } = Id.safeParse(address.payment);
  const opened: { payment?: string } = data ? { payment: data } : {};
  return { ...paymentSearch(address), ...opened };
}

const payments = createRoute({
  ...inFrame,
  path: "/bank/payments",
  validateSearch: paymentsOf,
  loaderDeps: ({ search: { payment: _, ...query } }) => query,
  loader: async ({ context, deps }) => {
    if (await mayRead(context, "staff.bank.read")) {
      void context.queryClient.prefetchInfiniteQuery(bankPaymentList(deps));
    }
    return load(context, ["bank"]);
  },
  component: lazyRouteComponent(
    () => import("../pages/staff/bank-payments/BankPaymentsPage.tsx"),
    "BankPaymentsPage",
  ),
});

const files = createRoute({
  ...inFrame,
  path: "/bank/files",
  validateSearch: listSearch(listBankFiles.query, [...days, "state", "sort"]),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, deps }) => {
    if (await mayRead(context, "staff.bank.read")) {
      void context.queryClient.prefetchInfiniteQuery(bankFileList(deps));
    }
    return load(context, ["bank"]);
  },
  component: lazyRouteComponent(() => import("../pages/staff/bank-files/BankFilesPage.tsx"), "BankFilesPage"),
});

const file = createRoute({
  ...inFrame,
  path: "/bank/files/$bankFileId",
  validateSearch: paymentsOf,
  loader: async ({ context, params }) => {
    if (await mayRead(context, "staff.bank.read")) {
      void context.queryClient.prefetchQuery(bankFileQuery(params.bankFileId));
    }
    return load(context, ["bank"]);
  },
  component: lazyRouteComponent(() => import("../pages/staff/bank-files/BankFilePage.tsx"), "BankFilePage"),
});

const ledgerSearch = listSearch(listLedger.query, ["organizationId"]);

const ledger = createRoute({
  ...inFrame,
  path: "/accounting/ledger",
  validateSearch: ledgerSearch,
  loaderDeps: ({ search }) => search,
  loader: async ({ context, deps }) => {
    if (await mayRead(context, "staff.ledger.read")) {
      void context.queryClient.prefetchInfiniteQuery(ledgerList(deps));
    }
    return load(context, ["staff"]);
  },
  component: lazyRouteComponent(() => import("../pages/staff/accounting/LedgerPage.tsx"), "LedgerPage"),
});

const check = createRoute({
  ...inFrame,
  path: "/accounting/check",
  loader: async ({ context }) => {
    if (await mayRead(context, "staff.ledger.read")) {
      void context.queryClient.prefetchQuery(ledgerCheckQuery());
    }
    return load(context, ["staff"]);
  },
  component: lazyRouteComponent(
    () => import("../pages/staff/accounting/LedgerCheckPage.tsx"),
    "LedgerCheckPage",
  ),
});

const openItems = createRoute({
  ...inFrame,
  path: "/accounting/open-items",
  loader: async ({ context }) => {
    await mayRead(context, "staff.open_items.import");
    return load(context, ["staff", "bank"]);
  },
  component: lazyRouteComponent(() => import("../pages/staff/accounting/OpenItemsPage.tsx"), "OpenItemsPage"),
});

const exports = createRoute({
  ...inFrame,
  path: "/accounting/export",
  loader: async ({ context }) => {
    await mayRead(context, "staff.ledger.read");
    return load(context, ["staff"]);
  },
  component: lazyRouteComponent(() => import("../pages/staff/accounting/ExportPage.tsx"), "ExportPage"),
});

const jobSearch = listSearch(listJobs.query, ["state"]);

const jobs = createRoute({
  ...inFrame,
  path: "/system/jobs",
  validateSearch: jobSearch,
  loaderDeps: ({ search }) => search,
  loader: async ({ context, deps }) => {
    if (await mayRead(context, "staff.jobs.read")) {
      void context.queryClient.prefetchInfiniteQuery(jobList(deps));
    }
    return load(context, ["operations"]);
  },
  component: lazyRouteComponent(() => import("../pages/staff/system/JobsPage.tsx"), "JobsPage"),
});

const mails = createRoute({
  ...inFrame,
  path: "/system/mails",
  validateSearch: mailSearch,
  loaderDeps: ({ search }) => search,
  loader: async ({ context, deps }) => {
    if (await mayRead(context, "staff.mails.read")) {
      void context.queryClient.prefetchInfiniteQuery(staffMailList(deps.search));
    }
    return load(context, ["operations"]);
  },
  component: lazyRouteComponent(() => import("../pages/staff/system/MailsPage.tsx"), "MailsPage"),
});

const charges = createRoute({
  ...inFrame,
  path: "/charges",
  validateSearch: listSearch(listStaffCharges.query, [
    ...[...days, ...amounts],
    ...(["search", "state", "chargeback", "sort"] as const),
  ]),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, deps }) => {
    if (await mayRead(context, "staff.charges.read")) {
      void context.queryClient.prefetchInfiniteQuery(staffChargeList(deps));
    }
    return load(context, ["staff", "billing"]);
  },
  component: lazyRouteComponent(() => import("../pages/staff/charges/ChargesPage.tsx"), "ChargesPage"),
});

const charge = createRoute({
  ...inFrame,
  path: "/charges/$organizationId/$chargeId",
  loader: async ({ context, params }) => {
    if (await mayRead(context, "staff.charges.read")) {
      const query = staffChargeQuery(params.organizationId, params.chargeId);
      return load(context, ["staff", "billing"], query);
    }
    return load(context, ["staff", "billing"]);
  },
  component: lazyRouteComponent(
    () => import("../pages/staff/charges/StaffChargePage.tsx"),
    "StaffChargePage",
  ),
});

const payouts = createRoute({
  ...inFrame,
  path: "/payouts",
  validateSearch: listSearch(listStaffPayouts.query, [...days, ...amounts, "search", "state", "sort"]),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, deps }) => {
    if (await mayRead(context, "staff.payouts.read")) {
      void context.queryClient.prefetchInfiniteQuery(staffPayoutList(deps));
    }
    return load(context, ["staff", "billing"]);
  },
  component: lazyRouteComponent(() => import("../pages/staff/payouts/PayoutsPage.tsx"), "PayoutsPage"),
});

const payout = createRoute({
  ...inFrame,
  path: "/payouts/$organizationId/$payoutId",
  loader: async ({ context, params }) => {
    if (await mayRead(context, "staff.payouts.read")) {
      const query = staffPayoutQuery(params.organizationId, params.payoutId);
      return load(context, ["staff", "billing"], query);
    }
    return load(context, ["staff", "billing"]);
  },
  component: lazyRouteComponent(
    () => import("../pages/staff/payouts/StaffPayoutPage.tsx"),
    "StaffPayoutPage",
  ),
});

export const staffRoutes = staffRoute.addChildren([
  ...staffNewsRoutes,
  overview,
  customers,
  orders,
  invoices,
  creditNotes,
  figures,
  ...staffCustomerRoutes,
  ...staffSupportRoutes,
  charges,
  charge,
  payouts,
  payout,
  payments,
  files,
  file,
  ledger,
  check,
  openItems,
  exports,
  ...staffCatalogueRoutes,
  jobs,
  mails,
  logCheck,
]);
