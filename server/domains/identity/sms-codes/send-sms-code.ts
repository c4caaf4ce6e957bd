import type { OpenContext, WriteContext } from "../../../platform/context.ts";
import { AppError, found, refuseUnless } from "../../../platform/errors.ts";
import { translate } from "../../../platform/i18n/i18n.ts";
import { newId } from "../../../platform/ids.ts";
import { findUser } from "../accounts/account.queries.ts";
import { seal, unseal } from "../factors/seal.ts";
import { maskNumber } from "./phone.rules.ts";
import { type AskedBy, findPhone, replaceSmsCode, type SmsPurpose } from "./sms-code.queries.ts";
import { newSmsCode, smsIsOffered, smsMinutes } from "./sms-code.rules.ts";
import { takeSmsPermits } from "./take-sms-permits.ts";

interface Request {
  readonly userId: string;
  readonly factorId: string;
  readonly purpose: SmsPurpose;
  readonly askedBy: AskedBy;
}

/**
 * Sends a code to a phone of the user; it works for ten minutes, for this purpose, where it was asked for. Gives the number, masked.
 * What `prepare` writes is kept only if the code may be sent.
 * Refused: identity.sms_not_offered, identity.sms_wait, identity.sms_too_many, identity.sms_budget, identity.sms_failed.
 */
export async function sendSmsCode(
  ctx: OpenContext,
  request: Request,
  prepare: (tx: WriteContext) => Promise<void> = async () => {},
): Promise<{ number: string }> {
  const { userId, factorId, purpose } = request;
  refuseUnless(smsIsOffered(ctx.config), "identity.sms_not_offered");
  const code = newSmsCode();
  const { number, user } = await ctx.write(async (tx) => {
    await prepare(tx);
    const phone = found(await findPhone(tx.db, userId, factorId));
    const isNew = purpose === "enrolment";
    if (isNew === (phone.confirmed_at !== null)) throw new AppError("platform.not_found");
    const to = unseal(tx.config, phone.secret, phone.id);
    await takeSmsPermits(tx, { userId, number: to, isNew });
    const id = newId();
    const sealed = seal(tx.config, code, id);
    await replaceSmsCode(tx.db, { ...request, id, code: sealed, now: tx.clock.now(), minutes: smsMinutes });
    tx.audit({
      ...{ action: "factor.sms_sent", userId, subjectKind: "factor", subjectId: factorId },
      details: { purpose },
    });
    return { number: to, user: found(await findUser(tx.db, userId)) };
  });
  const provider = ctx.config.provider.name;
  const text = translate(user.language, "identity:sms.text", { code, provider, minutes: smsMinutes });
  if ((await send(ctx, number, text)) === "kept") {
    await ctx.write((tx) =>
      tx.addMail({
        to: number,
        language: user.language,
        template: "identity.text_message",
        params: { text },
        link: "/",
        userId,
      }),
    );
  }
  return { number: maskNumber(number) };
}

/** A text that was not sent is refused, whatever the reason: nobody is let in without one (pattern 37). */
async function send(ctx: OpenContext, to: string, text: string): Promise<"sent" | "kept"> {
  try {
    return await ctx.providers.sms.send({ to, text });
  } catch (cause) {
    throw new AppError("identity.sms_failed", {}, [], cause);
  }
}
