import { toMinorNumber } from "../../../../common/money.ts";
import { organizationOf, type ReadContext, userOf } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import { addressIsComplete, findOrganization } from "../../organizations/index.ts";
import {
  countProducts,
  listExpiring,
  listOpenDueItems,
  listPrepaidBalances,
  type OpenDueItem,
  sumByMonth,
} from "./overview.queries.ts";

const expiringDays = 60;

interface Attention {
  readonly kind:
    | "address_missing"
    | "order_pending"
    | "invoice_open"
    | "invoice_overdue"
    | "prepaid_can_pay"
    | "product_expiring";
  readonly subjectId: string | null;
  readonly title: string;
  readonly minor: number | null;
  readonly currency: string | null;
  readonly dueOn: string | null;
}

/** The overview of an organization; each part only for those who may see its page. */
export async function readOverview(ctx: ReadContext) {
  const organizationId = organizationOf(ctx);
  const organization = found(await findOrganization(ctx.db, organizationId));
  const today = Temporal.PlainDate.from(ctx.clock.today());
  const onlyFor = ctx.can("products.read_all") ? undefined : userOf(ctx);
  const prepaid = ctx.can("prepaid.read") ? await listPrepaidBalances(ctx.db, organizationId) : [];
  const due = ctx.can("invoices.read") ? await listOpenDueItems(ctx.db, organizationId) : [];
  const expiring = await listExpiring(
    ctx.db,
    organizationId,
    today.add({ days: expiringDays }).toString(),
    onlyFor,
  );
  const firstMonth = today.with({ day: 1 }).subtract({ months: 11 }).toString();
  const spending = ctx.can("invoices.read")
    ? await sumByMonth(ctx.db, organizationId, firstMonth, organization.currency)
    : [];
  return {
    attention: [
      ...(ctx.can("organization.update") && !addressIsComplete(organization)
        ? [attention({ kind: "address_missing" })]
        : []),
      ...due.map((item) => attentionOfDueItem(item, today.toString(), prepaid)),
      ...expiring.map((product) =>
        attention({
          kind: "product_expiring",
          subjectId: product.id,
          title: product.label,
          dueOn: product.expires_on,
        }),
      ),
    ],
    spending: spending.map((row) => ({
      month: row.month,
      currency: row.currency,
      minor: toMinorNumber(row.minor),
    })),
    products: await countProducts(ctx.db, organizationId, onlyFor),
    prepaid: prepaid.map((row) => ({ currency: row.currency, minor: toMinorNumber(row.minor) })),
  };
}

function attentionOfDueItem(
  item: OpenDueItem,
  today: string,
  prepaid: readonly { currency: string; minor: bigint }[],
): Attention {
  const covered = prepaid.some(
    (balance) => balance.currency === item.currency && balance.minor >= item.amount_minor,
  );
  const kind =
    item.kind === "order"
      ? "order_pending"
      : covered
        ? "prepaid_can_pay"
        : item.due_on < today
          ? "invoice_overdue"
          : "invoice_open";
  return attention({
    kind,
    subjectId: item.subject_id,
    title: item.number,
    minor: toMinorNumber(item.amount_minor),
    currency: item.currency,
    dueOn: item.due_on,
  });
}

function attention(part: Pick<Attention, "kind"> & Partial<Attention>): Attention {
  return { subjectId: null, title: "", minor: null, currency: null, dueOn: null, ...part };
}
