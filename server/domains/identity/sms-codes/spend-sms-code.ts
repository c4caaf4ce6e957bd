import type { WriteContext } from "../../../platform/context.ts";
import { noteUse } from "../factors/factor.queries.ts";
import { unseal } from "../factors/seal.ts";
import { type AskedBy, consumeSmsCode, type SmsPurpose, trySmsCode } from "./sms-code.queries.ts";
import { isSameCode } from "./sms-code.rules.ts";

interface Given {
  readonly userId: string;
  readonly purpose: SmsPurpose;
  readonly askedBy: AskedBy;
  readonly code: string;
}

/** The factor whose code this is, and which is used up now; undefined when it is wrong, too old, or was sent for something else. */
export async function spendSmsCode(ctx: WriteContext, given: Given): Promise<string | undefined> {
  const now = ctx.clock.now();
  const sent = await trySmsCode(ctx.db, given, now);
  if (!sent || !isSameCode(unseal(ctx.config, sent.code, sent.id), given.code)) return undefined;
  if (!(await consumeSmsCode(ctx.db, sent.id, now))) return undefined;
  await noteUse(ctx.db, sent.factor_id, now);
  return sent.factor_id;
}
