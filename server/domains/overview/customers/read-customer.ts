import { toMinorNumber } from "../../../../common/money.ts";
import type { ReadContext } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import {
  listInvoiceRows,
  listPrepaidBalances,
  outcomeText,
  presentInvoiceSummary,
} from "../../billing/index.ts";
import { listProductRows, presentProduct } from "../../catalogue/index.ts";
import { listOrderRows, presentOrderSummary } from "../../orders/index.ts";
import { findOrganization, listMemberRows, presentCustomerDetails } from "../../organizations/index.ts";
import { listNewestPayments, sumOpenInvoices } from "./customer.queries.ts";

const most = 10;
const newest = { state: undefined, after: undefined, limit: most } as const;

/** One customer for staff; what the reader may not see is null. */
export async function readCustomer(ctx: ReadContext, organizationId: string) {
  const organization = found(await findOrganization(ctx.db, organizationId));
  const maySeeMoney = ctx.can("staff.invoices.read");
  const members = await listMemberRows(ctx.db, organizationId, { after: undefined, limit: 200 });
  return {
    ...presentCustomerDetails(organization),
    members: members.map((member) => ({
      userId: member.user_id,
      name: `${member.first_name} ${member.last_name}`,
      ...{ email: member.email, role: member.role },
    })),
    money: maySeeMoney ? await readMoney(ctx, organizationId) : null,
    orders: ctx.can("staff.orders.read") ? await readOrders(ctx, organizationId) : null,
    invoices: maySeeMoney ? await readInvoices(ctx, organizationId) : null,
    payments: maySeeMoney ? await readPayments(ctx, organizationId) : null,
    products: await readProducts(ctx, organizationId),
  };
}

async function readMoney(ctx: ReadContext, organizationId: string) {
  const prepaid = await listPrepaidBalances(ctx.db, organizationId);
  const open = await sumOpenInvoices(ctx.db, organizationId, ctx.clock.today());
  const amountOf = (minor: bigint, currency: string) => ({ minor: toMinorNumber(minor), currency });
  return {
    prepaid: prepaid.map(({ minor, currency }) => amountOf(minor, currency)),
    open: open.map(({ openMinor, currency }) => amountOf(openMinor, currency)),
    overdue: open.flatMap(({ overdueMinor, currency }) =>
      overdueMinor > 0n ? [amountOf(overdueMinor, currency)] : [],
    ),
  };
}

// Lists read one more than a page holds.
async function readOrders(ctx: ReadContext, organizationId: string) {
  const rows = await listOrderRows(ctx.db, organizationId, newest);
  return rows.slice(0, most).map((row) => presentOrderSummary(ctx, row));
}

async function readInvoices(ctx: ReadContext, organizationId: string) {
  const rows = await listInvoiceRows(ctx.db, organizationId, { ...newest, today: ctx.clock.today() });
  return rows.slice(0, most).map(presentInvoiceSummary);
}

async function readPayments(ctx: ReadContext, organizationId: string) {
  const rows = await listNewestPayments(ctx.db, organizationId, most);
  return rows.map(({ outcome, isUndone, amountMinor, ...payment }) => ({
    ...payment,
    minor: toMinorNumber(amountMinor),
    outcomeText: outcomeText(ctx.language, { outcome, isUndone }),
  }));
}

async function readProducts(ctx: ReadContext, organizationId: string) {
  const all = { givenTo: undefined, search: undefined, family: undefined };
  const list = { organizationId, language: ctx.language, ...newest, ...all };
  return (await listProductRows(ctx.db, list)).slice(0, most).map(presentProduct);
}
