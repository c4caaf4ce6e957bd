import type { AnswerOf } from "../../common/contract.ts";
import { claimPayment, listClaims, withdrawClaim } from "../../server/domains/bank/claims/claim.contract.ts";
import { listFor, useAct } from "../api/query.ts";

export type Claim = AnswerOf<typeof listClaims>["items"][number];

/** Transfers that the organization misses, newest first. */
export const claimList = (organizationId: string) =>
  listFor(listClaims, { params: { organizationId } }, ["prepaid"]);

export const useClaimPayment = () => useAct(claimPayment, { changes: ["prepaid"] });
export const useWithdrawClaim = () => useAct(withdrawClaim, { changes: ["prepaid"] });
