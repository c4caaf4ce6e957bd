import type { AnswerOf, CallOf } from "../../common/contract.ts";
import {
  listCharges,
  readCharge,
  settleCharge,
  startCharge,
} from "../../server/domains/billing/charges/charge.contract.ts";
import { queryFor, useAct } from "../api/query.ts";

export type Charge = AnswerOf<typeof readCharge>;
/** An order, an invoice or a top-up. */
export type ChargeSubject = Pick<CallOf<typeof startCharge>["body"], "kind" | "subjectId">;

export const chargeQuery = (organizationId: string, chargeId: string) =>
  queryFor(readCharge, { params: { organizationId, chargeId } }, ["invoices", "prepaid", "orders"]);

/** The tries to pay an order, invoice or top-up by card or wallet. */
export const chargesQuery = (organizationId: string, { kind, subjectId }: ChargeSubject) =>
  queryFor(listCharges, { params: { organizationId }, query: { kind, subjectId } }, ["invoices", "prepaid"]);

const changes = ["invoices", "orders", "prepaid", "products"] as const;

export const useStartCharge = () => useAct(startCharge, { changes });
export const useSettleCharge = () => useAct(settleCharge, { changes });
