import type { WriteContext } from "../../../platform/context.ts";
import { Refused } from "../../../platform/errors.ts";
import type { Http } from "../../../platform/request/http.ts";
import { finishSignIn } from "../sessions/finish-sign-in.ts";
import { checkPasskey } from "./check-passkey.ts";
import type { Assertion } from "./passkey.contract.ts";

/**
 * Signs in without a password. The key has checked who holds it, so it is both factors; failures of passwords and a locked account
 * are no matter to it (security decision 3).
 */
export async function signInWithPasskey(
  ctx: WriteContext,
  http: Http,
  credential: Assertion,
): Promise<{ step: "done" } | Refused> {
  const checked = await checkPasskey(ctx, http, { purpose: "passkey_sign_in" }, credential);
  if (checked instanceof Refused) return checked;
  await finishSignIn(ctx, http, { userId: checked.userId, secondFactor: "passkey" });
  return { step: "done" };
}
