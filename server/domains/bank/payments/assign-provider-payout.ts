import { formatDecimal } from "../../../../common/money.ts";
import type { WriteContext } from "../../../platform/context.ts";
import { recordProviderPayout } from "../../billing/index.ts";
import { countResults, noResults } from "../files/bank-file.queries.ts";
import { insertDecisions } from "./decision.queries.ts";
import { lockWaiting } from "./lock-waiting.ts";
import { changeResult } from "./result.queries.ts";

const change = {
  ...({ state: "assigned", outcome: "provider_payout" } as const),
  ...{ organizationId: null, dueItemId: null },
};

/** Says of a waiting payment that the payment provider paid it out, less fees in minor units: it is no customer's. Refused: bank.not_waiting. */
export async function assignProviderPayout(
  ctx: WriteContext,
  bankPaymentId: string,
  feeMinor: bigint,
): Promise<void> {
  const payment = await lockWaiting(ctx, bankPaymentId, "unassigned");
  const { amountMinor, currency, bookedOn, bankFileId, postingId } = payment;
  await changeResult(ctx.db, bankPaymentId, change, ctx.clock.now().toString());
  await insertDecisions(ctx, bankPaymentId, [{ ...change, kind: "assigned" }]);
  await countResults(ctx.db, { bankFileId }, { ...noResults, unassigned: -1, providerPayouts: 1 });
  await recordProviderPayout(ctx, { id: postingId, currency, amountMinor, feeMinor, bookedOn });
  const text = (minor: bigint) => `${currency} ${formatDecimal({ minor, currency })}`;
  ctx.audit({
    ...{ subjectKind: "bank_payment", subjectId: bankPaymentId },
    details: { amount: text(amountMinor), fee: text(feeMinor) },
  });
  ctx.publish({ topic: "bank_payments", id: bankPaymentId });
  ctx.publish({ topic: "bank_files", id: bankFileId });
}
