import type { WriteContext } from "../../../platform/context.ts";
import { AppError, Refused } from "../../../platform/errors.ts";
import type { Http } from "../../../platform/request/http.ts";
import { consumeFlow, findFlow } from "../flows/flow.queries.ts";
import { finishSignIn } from "../sessions/finish-sign-in.ts";
import { askForPasskey } from "./ask-for-passkey.ts";
import { checkPasskey } from "./check-passkey.ts";
import type { Assertion } from "./passkey.contract.ts";

/** Names the keys of the account to the browser that gave its password, and to no other. */
export async function startPasskeyStep(ctx: WriteContext, http: Http) {
  const { userId } = await runningStep(ctx, http);
  return askForPasskey(ctx, http, { purpose: "passkey_second_factor", userId });
}

/** Finishes a sign-in that this browser began with the password; the key need not ask for a PIN, for it is the second factor. */
export async function givePasskeyStep(
  ctx: WriteContext,
  http: Http,
  { credential, remember }: { credential: Assertion; remember: boolean },
): Promise<{ step: "done" } | Refused> {
  const { userId, secret } = await runningStep(ctx, http);
  const checked = await checkPasskey(ctx, http, { purpose: "passkey_second_factor", userId }, credential);
  if (checked instanceof Refused) return checked;
  if (!(await consumeFlow(ctx.db, "second_factor", secret, ctx.clock.now())))
    throw new AppError("identity.link_unusable");
  await finishSignIn(ctx, http, { userId, secondFactor: "passkey", remember });
  return { step: "done" };
}

async function runningStep(ctx: WriteContext, http: Http): Promise<{ userId: string; secret: string }> {
  const secret = http.cookie("step");
  const flow = secret ? await findFlow(ctx.db, "second_factor", secret, ctx.clock.now()) : undefined;
  if (!secret || !flow?.user_id) throw new AppError("identity.link_unusable");
  return { userId: flow.user_id, secret };
}
