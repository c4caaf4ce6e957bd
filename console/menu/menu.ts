import {
  type Icon,
  IconBuilding,
  IconBuildingBank,
  IconCashBanknote,
  IconCreditCard,
  IconDevices,
  IconFileInvoice,
  IconHistory,
  IconKey,
  IconLayoutDashboard,
  IconLifebuoy,
  IconLock,
  IconNews,
  IconPackage,
  IconPhoneCall,
  IconReceipt,
  IconReceiptRefund,
  IconScale,
  IconServer,
  IconShoppingCart,
  IconTags,
  IconUser,
  IconUsers,
} from "@tabler/icons-react";
import type { LinkProps } from "@tanstack/react-router";
import type menuWords from "../../common/locales/en/console.json";
import type { MemberPermission, StaffPermission } from "../../common/permissions.ts";

/** The address of a page that exists; the compiler refuses others, so that no entry leads nowhere. */
export type PagePath = Exclude<LinkProps["to"], undefined | "." | "..">;

/** A page in the menu. Its word is `menu.<id>` of the catalogue `console`. */
export interface MenuEntry<P> {
  readonly id: keyof (typeof menuWords)["menu"];
  readonly to: PagePath;
  /** Needed to see the entry; everybody sees it if left out. */
  readonly permission?: P;
}

/** An entry of the first level: a page, or a group of pages that opens. */
export type MenuItem<P> =
  | (MenuEntry<P> & { readonly icon: Icon })
  | { readonly id: MenuEntry<P>["id"]; readonly icon: Icon; readonly entries: readonly MenuEntry<P>[] };

/** The customer's menu, in the order of the product. An entry stands here as soon as its page exists. */
export const customerMenu: readonly MenuItem<MemberPermission>[] = [
  { id: "overview", icon: IconLayoutDashboard, to: "/o/$organizationId", permission: "organization.read" },
  { id: "products", icon: IconPackage, to: "/o/$organizationId/products", permission: "products.read" },
  { id: "order", icon: IconShoppingCart, to: "/o/$organizationId/order", permission: "orders.place" },
  {
    id: "accounting",
    icon: IconReceipt,
    entries: [
      { id: "orders", to: "/o/$organizationId/accounting/orders", permission: "orders.read" },
      { id: "invoices", to: "/o/$organizationId/accounting/invoices", permission: "invoices.read" },
      { id: "prepaid", to: "/o/$organizationId/accounting/prepaid", permission: "prepaid.read" },
      {
        id: "payment_methods",
        to: "/o/$organizationId/accounting/payment-methods",
        permission: "invoices.read",
      },
      {
        id: "billing_addresses",
        to: "/o/$organizationId/accounting/billing-addresses",
        permission: "invoices.read",
      },
      { id: "reminders", to: "/o/$organizationId/accounting/reminders", permission: "invoices.read" },
    ],
  },
  {
    id: "users",
    icon: IconUsers,
    entries: [
      { id: "members", to: "/o/$organizationId/users/members", permission: "members.read" },
      { id: "invitations", to: "/o/$organizationId/users/invitations", permission: "members.manage" },
      { id: "activity", to: "/o/$organizationId/users/activity", permission: "activity.read" },
    ],
  },
  {
    id: "organization",
    icon: IconBuilding,
    entries: [
      { id: "details", to: "/o/$organizationId/organization/details", permission: "organization.read" },
    ],
  },
  {
    id: "support",
    icon: IconLifebuoy,
    entries: [
      { id: "contact", to: "/o/$organizationId/support/contact", permission: "support.write" },
      { id: "requests", to: "/o/$organizationId/support/requests", permission: "support.read" },
    ],
  },
];

/** The menu of one's own pages. */
export const meMenu: readonly MenuItem<never>[] = [
  { id: "profile", icon: IconUser, to: "/me/profile" },
  { id: "security", icon: IconLock, to: "/me/security" },
  { id: "sessions", icon: IconDevices, to: "/me/sessions" },
  { id: "own_activity", icon: IconHistory, to: "/me/activity" },
  { id: "my_organizations", icon: IconBuilding, to: "/me/organizations" },
  { id: "news", icon: IconNews, to: "/me/news" },
  { id: "tokens", icon: IconKey, to: "/me/tokens" },
  { id: "support_code", icon: IconPhoneCall, to: "/me/support-code" },
];

/** The menu of the staff area. */
export const staffMenu: readonly MenuItem<StaffPermission>[] = [
  { id: "staff_start", icon: IconLayoutDashboard, to: "/staff" },
  { id: "staff_customers", icon: IconUsers, to: "/staff/customers", permission: "staff.customers.read" },
  { id: "staff_requests", icon: IconLifebuoy, to: "/staff/requests", permission: "staff.requests.read" },
  {
    id: "staff_support_codes",
    icon: IconPhoneCall,
    to: "/staff/support-codes",
    permission: "staff.support_codes.check",
  },
  { id: "staff_orders", icon: IconShoppingCart, to: "/staff/orders", permission: "staff.orders.read" },
  { id: "staff_invoices", icon: IconFileInvoice, to: "/staff/invoices", permission: "staff.invoices.read" },
  {
    id: "staff_credit_notes",
    icon: IconReceiptRefund,
    to: "/staff/credit-notes",
    permission: "staff.invoices.read",
  },
  { id: "staff_charges", icon: IconCreditCard, to: "/staff/charges", permission: "staff.charges.read" },
  { id: "staff_payouts", icon: IconCashBanknote, to: "/staff/payouts", permission: "staff.payouts.read" },
  {
    id: "staff_bank",
    icon: IconBuildingBank,
    entries: [
      { id: "staff_payments", to: "/staff/bank/payments", permission: "staff.bank.read" },
      { id: "staff_files", to: "/staff/bank/files", permission: "staff.bank.read" },
    ],
  },
  {
    id: "staff_accounting",
    icon: IconScale,
    entries: [
      { id: "staff_figures", to: "/staff/accounting/figures", permission: "staff.ledger.read" },
      { id: "staff_ledger", to: "/staff/accounting/ledger", permission: "staff.ledger.read" },
      { id: "staff_check", to: "/staff/accounting/check", permission: "staff.ledger.read" },
      { id: "staff_export", to: "/staff/accounting/export", permission: "staff.ledger.read" },
      {
        id: "staff_open_items",
        to: "/staff/accounting/open-items",
        permission: "staff.open_items.import",
      },
    ],
  },
  { id: "staff_catalogue", icon: IconTags, to: "/staff/catalogue", permission: "staff.catalogue.read" },
  { id: "staff_news", icon: IconNews, to: "/staff/news", permission: "staff.news.send" },
  {
    id: "staff_system",
    icon: IconServer,
    entries: [
      { id: "staff_jobs", to: "/staff/system/jobs", permission: "staff.jobs.read" },
      { id: "staff_mails", to: "/staff/system/mails", permission: "staff.mails.read" },
      { id: "staff_audit", to: "/staff/system/audit", permission: "staff.audit.verify" },
    ],
  },
];
