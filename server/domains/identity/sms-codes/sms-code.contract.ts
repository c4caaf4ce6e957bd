import { z } from "zod";
import { endpoint, Id, line } from "../../../../common/contract.ts";
import { phoneCountries } from "../../../../common/phone-countries.ts";
import { NewFactor, SixDigits } from "../factors/factor.contract.ts";

const SentTo = z.object({
  number: z.string().meta({ description: "Where the code was sent, masked" }),
});

export const startSms = endpoint({
  id: "factor.start_sms",
  method: "POST",
  path: "/me/factors/sms",
  summary: "Begin to add a phone: a code is sent to a mobile number of CH, FR, BE or DE (SEC-1).",
  actor: "user",
  mode: "open",
  proof: "any",
  body: z.object({ country: z.enum(phoneCountries), number: line(40) }),
  status: 201,
  answer: SentTo.extend({ factorId: Id }),
});

export const confirmSms = endpoint({
  id: "factor.confirm_sms",
  method: "POST",
  path: "/me/factors/sms/confirmations",
  summary: "Finish adding a phone with the code that was sent to it in this session.",
  actor: "user",
  mode: "open",
  limit: "sign_in",
  proof: "any",
  body: z.object({ code: SixDigits }),
  status: 200,
  answer: NewFactor,
});

export const sendSignInCode = endpoint({
  id: "session.send_sms_code",
  method: "POST",
  path: "/session/second-factor/sms",
  summary: "Send a code to a phone of the account, for the sign-in that this browser began.",
  actor: "visitor",
  mode: "open",
  limit: "sign_in",
  body: z.object({ factorId: Id }),
  status: 200,
  answer: SentTo,
});

export const sendProofCode = endpoint({
  id: "proof.send_sms_code",
  method: "POST",
  path: "/session/proofs/sms",
  summary: "Send a code to one's own phone, to prove again who one is (SEC-12).",
  actor: "user",
  mode: "open",
  limit: "sign_in",
  body: z.object({ factorId: Id }),
  status: 200,
  answer: SentTo,
});
