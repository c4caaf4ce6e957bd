import { type OpenContext, userOf } from "../../../platform/context.ts";
import { Refused } from "../../../platform/errors.ts";
import type { Http } from "../../../platform/request/http.ts";
import { putInForce, sheetForFirst } from "../factors/put-in-force.ts";
import { spendSmsCode } from "./spend-sms-code.ts";

/** Puts a phone in force with the code that was sent to it in this session. Refused: identity.wrong_code. */
export async function confirmSms(
  ctx: OpenContext,
  http: Http,
  { code }: { code: string },
): Promise<{ backupCodes: string[] | null } | Refused> {
  const userId = userOf(ctx);
  const sheet = await sheetForFirst(ctx, userId);
  return ctx.write(async (tx) => {
    const askedBy = { sessionId: tx.actor.sessionId ?? "" };
    const factorId = await spendSmsCode(tx, { userId, purpose: "enrolment", askedBy, code });
    if (!factorId) return new Refused("identity.wrong_code");
    return putInForce(tx, http, { factorId, userId, kind: "sms", sheet });
  });
}
