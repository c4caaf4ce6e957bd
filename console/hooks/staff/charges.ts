import { keepPreviousData } from "@tanstack/react-query";
import type { AnswerOf, CallOf } from "../../../common/contract.ts";
import {
  listStaffCharges,
  readStaffCharge,
} from "../../../server/domains/billing/charges/charge.contract.ts";
import { requestRefund } from "../../../server/domains/billing/refunds/refund.contract.ts";
import { listFor, queryFor, useAct } from "../../api/query.ts";

export type StaffCharge = AnswerOf<typeof readStaffCharge>;

/** Payments by card or wallet of all customers, by state and dispute of the address. */
export const staffChargeList = (query: CallOf<typeof listStaffCharges>["query"]) => ({
  ...listFor(listStaffCharges, { query }, ["invoices", "prepaid"]),
  placeholderData: keepPreviousData,
});

export const staffChargeQuery = (organizationId: string, chargeId: string) =>
  queryFor(readStaffCharge, { params: { organizationId, chargeId } }, ["invoices", "prepaid"]);

export const useRequestRefund = () => useAct(requestRefund, { changes: ["prepaid", "invoices"] });
