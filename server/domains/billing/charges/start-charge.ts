import { type OpenContext, organizationOf, userOf, type WriteContext } from "../../../platform/context.ts";
import { found, refuseUnless } from "../../../platform/errors.ts";
import { translator } from "../../../platform/i18n/i18n.ts";
import { newId } from "../../../platform/ids.ts";
import type { PaymentProvider } from "../../../providers/payment/payment-provider.ts";
import { lockOrganizations } from "../customers/customer.queries.ts";
import { type DueItem, type DueItemKind, lockOpenDueItem } from "../due-items/due-item.queries.ts";
import { findProfile } from "../payment-profiles/profile.queries.ts";
import { isUsable } from "../payment-profiles/profile.rules.ts";
import { callProvider } from "./call-provider.ts";
import { type Charge, findCharge, findDueNumber, findLiveCharge, insertCharge } from "./charge.queries.ts";
import { isLive, isSameWish, type Wish } from "./charge.rules.ts";
import { closeCharge } from "./close-charge.ts";
import { customerTokenOf } from "./customer-token.ts";
import { callFor, providerOf } from "./provider-of.ts";
import { settleCharge } from "./settle-charge.ts";

/** What is to be paid, and how. */
export interface Start extends Wish {
  readonly kind: DueItemKind;
  readonly subjectId: string;
}

/**
 * Starts to pay what is due through the payment provider, and answers the charge. One is under way at a time: the same wish goes on
 * with it, another one closes it first, so that two tabs never pay twice. The amount is that of the due item. Refused:
 * billing.nothing_due, billing.payment_method_gone, billing.no_card_payments, billing.provider_unavailable.
 */
export async function startCharge(ctx: OpenContext, start: Start): Promise<string> {
  const organizationId = organizationOf(ctx);
  const provider = providerOf(ctx);
  await customerTokenOf(ctx);
  const live = await ctx.read(({ db }) => findLiveCharge(db, organizationId, start.kind, start.subjectId));
  if (live && (await goesOn(ctx, live, start))) return live.id;
  const charge = await ctx.write((write) => begin(write, provider, start));
  await callFor(ctx, () => callProvider(ctx, charge, true));
  return charge.id;
}

/** True when a charge that was under way is the answer: it still is what is wished for, or it has paid. */
async function goesOn(ctx: OpenContext, live: Charge, wish: Wish): Promise<boolean> {
  const read = async () => found(await ctx.read(({ db }) => findCharge(db, live.organizationId, live.id)));
  await callFor(ctx, () => settleCharge(ctx, live.organizationId, live.id));
  const asked = await read();
  if (asked.state === "succeeded" || asked.state === "processing") return true;
  if (!isLive(asked.state)) return false;
  if (isSameWish(asked, wish)) return true;
  await callFor(ctx, () => closeCharge(ctx, live.organizationId, live.id));
  const { state } = await read();
  return state === "succeeded" || state === "processing";
}

/** Writes the charge down before anybody outside is asked: what was begun can be taken up again by its id. */
async function begin(ctx: WriteContext, provider: PaymentProvider, start: Start): Promise<Charge> {
  const organizationId = organizationOf(ctx);
  const { kind, subjectId, paymentProfileId, keep } = start;
  await lockOrganizations(ctx.db, [organizationId]);
  const due = await lockOpenDueItem(ctx.db, organizationId, kind, subjectId);
  refuseUnless(due && due.amountMinor > 0n, "billing.nothing_due");
  refuseUnless(provider.methodsFor(due.currency).length > 0, "billing.no_card_payments");
  const live = await findLiveCharge(ctx.db, organizationId, kind, subjectId);
  if (live) return live;
  if (paymentProfileId !== null) {
    const profile = await findProfile(ctx.db, organizationId, paymentProfileId);
    refuseUnless(profile && isUsable(profile, ctx.clock.today()), "billing.payment_method_gone");
  }
  const id = newId();
  const { currency, amountMinor } = due;
  await insertCharge(ctx.db, {
    ...{
      organizationId,
      id,
      dueItemId: due.id,
      provider: provider.name,
      currency,
      amountMinor,
      paymentProfileId,
    },
    ...{ keepsMethod: keep, language: ctx.language, description: await describe(ctx, due) },
    ...{ startedBy: userOf(ctx), startedAt: ctx.clock.now().toString() },
  });
  ctx.audit({
    ...{ subjectKind: kind, subjectId },
    details: { amount: amountMinor.toString(), currency, charge: id },
  });
  ctx.publish({ topic: "invoices", organizationId });
  return found(await findCharge(ctx.db, organizationId, id));
}

/** What the payer reads at the provider: our name and what is paid. */
async function describe(ctx: WriteContext, due: DueItem): Promise<string> {
  const number = await findDueNumber(ctx.db, due);
  const subject = translator(ctx.language)(`billing:charge.subject.${due.kind}`, { number });
  return `${ctx.config.provider.name} – ${subject}`;
}
