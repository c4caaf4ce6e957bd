import { keepPreviousData } from "@tanstack/react-query";
import type { AnswerOf, CallOf } from "../../../common/contract.ts";
import {
  listStaffCharges,
  listStaffChargesCsv,
  readStaffCharge,
} from "../../../server/domains/billing/charges/charge.contract.ts";
import { requestRefund } from "../../../server/domains/billing/refunds/refund.contract.ts";
import { addressOf } from "../../api/address.ts";
import { listFor, queryFor, useAct } from "../../api/query.ts";

export type StaffCharge = AnswerOf<typeof readStaffCharge>;

/** Payments by card or wallet of all customers, by what stands in the address. */
export const staffChargeList = (query: CallOf<typeof listStaffCharges>["query"]) => ({
  ...listFor(listStaffCharges, { query }, ["invoices", "prepaid"]),
  placeholderData: keepPreviousData,
});

/** Where the same list lies as CSV, for a link. */
export const staffChargesCsv = (query: NonNullable<CallOf<typeof listStaffChargesCsv>["query"]>) =>
  addressOf(listStaffChargesCsv, { query });

export const staffChargeQuery = (organizationId: string, chargeId: string) =>
  queryFor(readStaffCharge, { params: { organizationId, chargeId } }, ["invoices", "prepaid"]);

export const useRequestRefund = () => useAct(requestRefund, { changes: ["prepaid", "invoices"] });
