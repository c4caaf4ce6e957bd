import type { AnswerOf } from "../../common/contract.ts";
import {
  chooseDefaultPaymentProfile,
  listPaymentProfiles,
  removePaymentProfile,
  settlePaymentSetup,
  startPaymentSetup,
} from "../../server/domains/billing/payment-profiles/profile.contract.ts";
import { queryFor, useAct } from "../api/query.ts";

export type PaymentProfiles = AnswerOf<typeof listPaymentProfiles>;
export type PaymentProfile = PaymentProfiles["items"][number];

/** Payment methods that are kept, the default first. */
export const paymentProfilesQuery = (organizationId: string) =>
  queryFor(listPaymentProfiles, { params: { organizationId } }, ["prepaid"]);

export const useStartPaymentSetup = () => useAct(startPaymentSetup, { changes: [] });
export const useSettlePaymentSetup = () => useAct(settlePaymentSetup, { changes: ["prepaid"] });
export const useChooseDefaultPaymentProfile = () =>
  useAct(chooseDefaultPaymentProfile, { changes: ["prepaid"] });
export const useRemovePaymentProfile = () => useAct(removePaymentProfile, { changes: ["prepaid"] });
