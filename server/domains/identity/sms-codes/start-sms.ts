import type { z } from "zod";
import { type OpenContext, userOf } from "../../../platform/context.ts";
import { AppError, refuseUnless } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import { seal, unseal } from "../factors/seal.ts";
import { readMobileNumber } from "./phone.rules.ts";
import { sendSmsCode } from "./send-sms-code.ts";
import type { startSms as endpoint } from "./sms-code.contract.ts";
import { insertPhone, listPhones } from "./sms-code.queries.ts";
import { smsIsOffered } from "./sms-code.rules.ts";

/**
 * Begins to add a phone: a code is sent to it. Refused besides what sending refuses: identity.phone_country, identity.phone_known.
 */
export async function startSms(ctx: OpenContext, { country, number }: z.output<typeof endpoint.body>) {
  const userId = userOf(ctx);
  refuseUnless(smsIsOffered(ctx.config), "identity.sms_not_offered");
  const mobile = readMobileNumber(number, country);
  if (!mobile) throw refusedNumber("identity.phone_country");
  const factorId = newId();
  const askedBy = { sessionId: ctx.actor.sessionId ?? "" };
  const request = { userId, factorId, purpose: "enrolment" as const, askedBy };
  const sent = await sendSmsCode(ctx, request, async (tx) => {
    const phones = await listPhones(tx.db, userId);
    if (phones.some(({ id, secret }) => unseal(tx.config, secret, id) === mobile))
      throw refusedNumber("identity.phone_known");
    const secret = seal(tx.config, mobile, factorId);
    await insertPhone(tx.db, { id: factorId, userId, secret }, tx.clock.now());
    tx.audit({ action: "factor.started", userId, subjectKind: "factor", subjectId: factorId });
  });
  return { factorId, ...sent };
}

function refusedNumber(code: "identity.phone_country" | "identity.phone_known"): AppError {
  return new AppError(code, {}, [{ path: "number", code }]);
}
