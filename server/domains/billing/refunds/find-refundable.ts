import type { Db } from "../../../platform/database/database.ts";
import { type ChargeFacts, findCharge } from "../charges/charge.queries.ts";
import { sumChargebacks } from "../charges/chargeback.queries.ts";
import { findPrepaidBalance } from "../ledger/ledger.queries.ts";
import { refundableOf } from "./refund.rules.ts";

/** What can be given back of a charge, and by which name the provider knows it. */
export async function findRefundable(db: Db, facts: ChargeFacts) {
  const { organizationId, id, currency, refundedMinor } = facts;
  const charge = await findCharge(db, organizationId, id);
  const prepaidMinor = await findPrepaidBalance(db, organizationId, currency);
  const chargedBackMinor = await sumChargebacks(db, organizationId, id);
  const paymentToken = charge?.paymentToken ?? null;
  const receivedMinor = paymentToken === null ? 0n : (charge?.receivedMinor ?? 0n);
  const refundableMinor = refundableOf({ receivedMinor, refundedMinor, chargedBackMinor, prepaidMinor });
  return { paymentToken, prepaidMinor, refundableMinor };
}
