import type { OpenContext, WriteContext } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import { translator } from "../../../platform/i18n/i18n.ts";
import { newId } from "../../../platform/ids.ts";
import type { ChargeReport } from "../../../providers/payment/payment-provider.ts";
import { lockOrganizations } from "../customers/customer.queries.ts";
import { lockDueItems } from "../due-items/due-item.queries.ts";
import { chargebackPosting, chargebackWonPosting } from "../ledger/ledger.rules.ts";
import { postTransactions } from "../ledger/post-transactions.ts";
import { book } from "../payments/book-payments.ts";
import { decideEnds } from "../payments/payment.rules.ts";
import { undoPayment } from "../payments/undo-payment.ts";
import { type Charge, findCharge, findPaidDueItem, lockCharge } from "./charge.queries.ts";
import {
  type Chargeback,
  decideChargeback,
  findChargeback,
  insertChargeback,
  type NewChargeback,
} from "./chargeback.queries.ts";
import { providerOf } from "./provider-of.ts";
import { tellOfChargeback } from "./tell-of-charges.ts";

/** Asks the provider about a disputed charge and books what it says, once. Needs reach over all organizations. */
export async function settleDispute(
  ctx: OpenContext,
  organizationId: string,
  chargeId: string,
): Promise<void> {
  const charge = await ctx.read(({ db }) => findCharge(db, organizationId, chargeId));
  if (!charge?.token) return;
  const report = await providerOf(ctx).readCharge(charge.token);
  if (report.chargeId !== chargeId || charge.state !== "succeeded") return;
  await ctx.write((write) => bookChargeback(write, charge, report));
}

/**
 * Books a dispute: the payer's bank took the money back. What it paid whole is owed again; all else is owed on the ledger's account
 * of chargebacks, where staff see to it. Won: the money is there again, and pays what is still owed. Lost: it stays owed.
 */
async function bookChargeback(ctx: WriteContext, { organizationId, id }: Charge, report: ChargeReport) {
  const { dispute, currency } = report;
  if (!dispute) return;
  await lockOrganizations(ctx.db, [organizationId]);
  const charge = found(await lockCharge(ctx.db, organizationId, id));
  const known = await findChargeback(ctx.db, organizationId, id, dispute.token);
  const asked = {
    organizationId,
    chargeId: id,
    token: dispute.token,
    currency,
    amountMinor: dispute.amountMinor,
  };
  const chargeback = known ?? (await open(ctx, charge, asked));
  if (dispute.state === "open" || chargeback.state !== "open") return;
  const now = ctx.clock.now().toString();
  await decideChargeback(ctx.db, { organizationId, id: chargeback.id }, dispute.state, now);
  if (dispute.state === "won") await giveBack(ctx, charge, chargeback, currency);
  await tellOfChargeback(ctx, charge, chargeback.amountMinor, dispute.state);
  ctx.publish({ topic: "invoices", organizationId });
  ctx.publish({ topic: "invoices" });
}

async function open(
  ctx: WriteContext,
  charge: Charge,
  asked: Omit<NewChargeback, "id" | "dueItemId">,
): Promise<Chargeback> {
  const { organizationId, amountMinor, currency } = asked;
  const id = newId();
  const dueItemId = await oweAgain(ctx, charge, amountMinor);
  await insertChargeback(ctx.db, { ...asked, id, dueItemId }, ctx.clock.now().toString());
  if (dueItemId === null) {
    const bookedOn = ctx.clock.today();
    await postTransactions(ctx, [
      chargebackPosting({ organizationId, causeId: id, bookedOn, currency, amountMinor }),
    ]);
  }
  await tellOfChargeback(ctx, charge, amountMinor, "opened");
  ctx.publish({ topic: "invoices", organizationId });
  ctx.publish({ topic: "invoices" });
  return { id, state: "open", amountMinor, dueItemId };
}

/** Undoes the payment of what the charge paid whole; the due item that is open again, or null. */
async function oweAgain(ctx: WriteContext, charge: Charge, amountMinor: bigint): Promise<string | null> {
  const { organizationId, id: paymentId, receivedMinor } = charge;
  const paid = await findPaidDueItem(ctx.db, organizationId, paymentId);
  if (!paid || amountMinor !== receivedMinor) return null;
  const t = translator(ctx.config.provider.language);
  const reason = t("billing:charge.undone");
  const undone = await undoPayment(ctx, { organizationId, paymentId, reason, isChargedBack: true });
  return undone.due?.id ?? null;
}

/** The dispute was won: the money pays what was owed again, or leaves the account of chargebacks. */
async function giveBack(ctx: WriteContext, charge: Charge, chargeback: Chargeback, currency: string) {
  const { organizationId } = charge;
  const { id, amountMinor, dueItemId } = chargeback;
  const bookedOn = ctx.clock.today();
  if (dueItemId === null) {
    const movement = { organizationId, causeId: id, bookedOn, currency, amountMinor };
    await postTransactions(ctx, [chargebackWonPosting(movement)]);
    return;
  }
  const due = found((await lockDueItems(ctx.db, [{ organizationId, dueItemId }])).at(0));
  const target = { kind: "due_item", organizationId, dueItemId } as const;
  const payment = { bankPaymentId: id, source: "provider", amountMinor, currency, target } as const;
  const decided = decideEnds([{ ...payment, receivedOn: bookedOn }], new Map([[due.id, due]]));
  await book(ctx, decided, []);
}
