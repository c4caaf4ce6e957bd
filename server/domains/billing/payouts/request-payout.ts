import type { z } from "zod";
import { organizationOf, userOf, type WriteContext } from "../../../platform/context.ts";
import { AppError, refuseUnless } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import { lockOrganizations } from "../customers/customer.queries.ts";
import { accountFor } from "../due-items/reference.rules.ts";
import { findPrepaidBalance } from "../ledger/ledger.queries.ts";
import { payoutPosting } from "../ledger/ledger.rules.ts";
import { postTransactions } from "../ledger/post-transactions.ts";
import type { requestPayout as endpoint } from "./payout.contract.ts";
import { insertPayout, nextPayoutNumber } from "./payout.queries.ts";
import { approvalsNeeded, canReceive } from "./payout.rules.ts";
import { tellOfPayouts } from "./tell-of-payouts.ts";

/**
 * Asks for money of the prepaid account (MON-10), reserved in the ledger from now on; gives its id. The endpoint asks for a fresh
 * second factor. Refused: billing.payout_account, billing.prepaid_too_low.
 */
export async function requestPayout(
  ctx: WriteContext,
  body: z.output<typeof endpoint.body>,
): Promise<string> {
  const { currency } = body;
  const organizationId = organizationOf(ctx);
  const amountMinor = BigInt(body.minor);
  const to = destinationOf(ctx, body);
  await lockOrganizations(ctx.db, [organizationId]);
  const balanceMinor = await findPrepaidBalance(ctx.db, organizationId, currency);
  refuseUnless(balanceMinor >= amountMinor, "billing.prepaid_too_low");
  const payout = {
    ...{ organizationId, id: newId(), number: await nextPayoutNumber(ctx.db) },
    ...{ amountMinor, currency, ...to, requestedBy: userOf(ctx) },
    approvalsNeeded: approvalsNeeded(amountMinor, ctx.config.payoutSecondApprovalFrom),
    requestedAt: ctx.clock.now().toString(),
  };
  await insertPayout(ctx.db, payout);
  const bookedOn = ctx.clock.today();
  await postTransactions(ctx, [
    payoutPosting({ organizationId, causeId: payout.id, bookedOn, currency, amountMinor }),
  ]);
  await tellOfPayouts(ctx, { template: "billing.payout_requested", payouts: [payout] });
  ctx.audit({
    ...{ subjectKind: "payout", subjectId: payout.id },
    details: { amount: amountMinor.toString(), currency, number: payout.number },
  });
  ctx.publish({ topic: "prepaid", organizationId });
  return payout.id;
}

function destinationOf(ctx: WriteContext, body: z.output<typeof endpoint.body>) {
  const { destination, currency } = body;
  if (destination === "paypal")
    return { destination, iban: null, holder: null, paypalEmail: body.paypalEmail };
  const { iban, holder } = body;
  accountFor(ctx.config.provider, currency);
  if (!canReceive(iban, currency)) throw new AppError("billing.payout_account", { currency });
  return { destination, iban, holder, paypalEmail: null };
}
