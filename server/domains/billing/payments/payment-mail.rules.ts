import { derivedId } from "../../../platform/ids.ts";

/** The id of the mail that tells a user of a payment of the bank: whoever writes it, and however often, it is one mail. */
export const mailIdOf = (bankPaymentId: string, userId: string): string =>
  derivedId("payment", bankPaymentId, userId);
