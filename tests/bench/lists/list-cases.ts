import { listFileRows } from "../../../server/domains/bank/files/bank-file.queries.ts";
import {
  listPaymentRows,
  type PaymentList,
} from "../../../server/domains/bank/payments/bank-payment.queries.ts";
import {
  listStaffChargeRows,
  type StaffChargeList,
} from "../../../server/domains/billing/charges/staff-charge-list.queries.ts";
import {
  listStaffCreditNoteRows,
  type StaffCreditNoteList,
} from "../../../server/domains/billing/credit-notes/staff-credit-note-list.queries.ts";
import {
  listStaffPayoutRows,
  type StaffPayoutList,
} from "../../../server/domains/billing/payouts/staff-payout-list.queries.ts";
import {
  listStaffInvoiceRows,
  type StaffInvoiceList,
} from "../../../server/domains/billing/staff-invoices/staff-invoice-list.queries.ts";
import {
  listStaffOrderRows,
  type StaffOrderList,
} from "../../../server/domains/orders/staff-orders/staff-order-list.queries.ts";
import {
  type CustomerList,
  listCustomerRows,
} from "../../../server/domains/organizations/organizations/customer-list.queries.ts";
import type { Db } from "../../../server/platform/database/database.ts";

/** One way to read a list; the number of rows decides where the middle is. */
export interface ListCase {
  readonly name: string;
  readonly read: (db: Db, rows: number) => Promise<readonly { readonly sortKey: string }[]>;
}

const timeZone = "Europe/Zurich";
const limit = 50;
const middleId = "00000000-0000-0000-0000-000000000000";
const cursorAt = (key: string) => Buffer.from(JSON.stringify([key, middleId])).toString("base64url");
const middleDay = (rows: number) => cursorAt(rows < 1_000 ? "2026-10-03" : "2025-07-11");
const middleHour = (rows: number) =>
  cursorAt(`${Temporal.Instant.from("2026-11-22T08:00:00Z").subtract({ hours: Math.floor(rows / 2) })}`);

const invoices = (name: string, list: (rows: number) => Partial<StaffInvoiceList>): ListCase => ({
  name: `invoices, ${name}`,
  read: (db, rows) =>
    listStaffInvoiceRows(db, { today: "2026-11-22", limit, sort: "-issued", ...list(rows) }),
});
const orders = (name: string, list: (rows: number) => Partial<StaffOrderList>): ListCase => ({
  name: `orders, ${name}`,
  read: (db, rows) => listStaffOrderRows(db, { timeZone, limit, sort: "-placed", ...list(rows) }),
});
const customers = (name: string, list: (rows: number) => Partial<CustomerList>): ListCase => ({
  name: `customers, ${name}`,
  read: (db, rows) => listCustomerRows(db, { timeZone, limit, sort: "-since", ...list(rows) }),
});
const charges = (name: string, list: (rows: number) => Partial<StaffChargeList>): ListCase => ({
  name: `charges, ${name}`,
  read: (db, rows) => listStaffChargeRows(db, { timeZone, limit, sort: "-started", ...list(rows) }),
});
const creditNotes = (name: string, list: (rows: number) => Partial<StaffCreditNoteList>): ListCase => ({
  name: `credit notes, ${name}`,
  read: (db, rows) => listStaffCreditNoteRows(db, { limit, sort: "-issued", ...list(rows) }),
});
const payouts = (name: string, list: (rows: number) => Partial<StaffPayoutList>): ListCase => ({
  name: `payouts, ${name}`,
  read: (db, rows) => listStaffPayoutRows(db, { timeZone, limit, sort: "-requested", ...list(rows) }),
});
const payments = (name: string, list: (rows: number) => Partial<PaymentList>): ListCase => ({
  name: `payments, ${name}`,
  read: (db, rows) => listPaymentRows(db, { queue: "all", limit, ...list(rows) }),
});

/** Every list of staff: first page, a page in the middle, each order, each filter, searched. */
export const listCases: readonly ListCase[] = [
  invoices("first page", () => ({})),
  invoices("middle", (rows) => ({ cursor: middleDay(rows) })),
  invoices("by due date", () => ({ sort: "due" })),
  invoices("by total", () => ({ sort: "-total" })),
  invoices("open", () => ({ state: "open" })),
  invoices("overdue by due date", () => ({ state: "overdue", sort: "due" })),
  invoices("unpaid by total", () => ({ state: "unpaid", sort: "-total" })),
  invoices("paid", () => ({ state: "paid" })),
  invoices("credited", () => ({ state: "credited" })),
  invoices("of a month", () => ({ from: "2026-09-01", to: "2026-09-30" })),
  invoices("of an age", () => ({ state: "overdue", dueFrom: "2026-10-01", dueTo: "2026-10-30" })),
  invoices("of amounts", () => ({ minMinor: 20, maxMinor: 60, sort: "total" })),
  invoices("in another currency", () => ({ currency: "EUR" })),
  invoices("of a customer", () => ({ organizationId: "00000002-0000-7000-8000-000000000001" })),
  invoices("searched by number", () => ({ search: "R-50" })),
  invoices("searched by customer", () => ({ search: "c4ca4238" })),
  orders("first page", () => ({})),
  orders("middle", (rows) => ({ cursor: middleHour(rows) })),
  orders("by total", () => ({ sort: "-total" })),
  orders("pending", () => ({ state: "pending" })),
  orders("of a week", () => ({ from: "2026-11-16", to: "2026-11-20" })),
  orders("searched by number", () => ({ search: "900050" })),
  orders("searched by customer", () => ({ search: "c4ca4238" })),
  customers("first page", () => ({})),
  customers("middle", (rows) => ({ cursor: middleHour(rows) })),
  customers("by name", () => ({ sort: "name" })),
  customers("by number", () => ({ sort: "number" })),
  customers("of a country", () => ({ country: "LI" })),
  customers("searched by name", () => ({ search: "c4ca4238" })),
  customers("searched by number", () => ({ search: "500050" })),
  customers("searched by address", () => ({ search: "seeded77@" })),
  charges("first page", () => ({})),
  charges("middle", (rows) => ({ cursor: middleHour(rows) })),
  charges("by amount", () => ({ sort: "-amount" })),
  charges("failed", () => ({ state: "failed" })),
  charges("disputed", () => ({ chargeback: "open" })),
  charges("of a week", () => ({ from: "2026-11-16", to: "2026-11-20" })),
  charges("of amounts", () => ({ minMinor: 20, maxMinor: 60, sort: "amount" })),
  charges("in another currency", () => ({ currency: "EUR" })),
  charges("searched by customer", () => ({ search: "c4ca4238" })),
  creditNotes("first page", () => ({})),
  creditNotes("by amount", () => ({ sort: "-total" })),
  creditNotes("to prepaid accounts", () => ({ destination: "prepaid" })),
  creditNotes("of a week", () => ({ from: "2026-11-16", to: "2026-11-20" })),
  creditNotes("of amounts", () => ({ minMinor: 20, maxMinor: 60, sort: "total" })),
  creditNotes("searched by number", () => ({ search: "C77" })),
  creditNotes("searched by customer", () => ({ search: "c4ca4238" })),
  payouts("first page", () => ({})),
  payouts("by amount", () => ({ sort: "-amount" })),
  payouts("waiting", () => ({ state: "waiting" })),
  payouts("refused", () => ({ state: "refused" })),
  payouts("searched", () => ({ search: "c4ca4238" })),
  { name: "bank files", read: (db) => listFileRows(db, { timeZone, limit, sort: "-uploaded" }) },
  {
    name: "bank files, received",
    read: (db) => listFileRows(db, { timeZone, limit, sort: "-uploaded", state: "received" }),
  },
  payments("first page", () => ({})),
  payments("waiting", () => ({ queue: "waiting" })),
  payments("by day", () => ({ sort: "booked" })),
  payments("by amount", () => ({ sort: "-amount" })),
  payments("of a month", () => ({ sort: "-booked", from: "2026-09-01", to: "2026-09-30" })),
];
