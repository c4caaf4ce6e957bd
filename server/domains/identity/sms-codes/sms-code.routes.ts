import { type OpenContext, userOf } from "../../../platform/context.ts";
import { AppError } from "../../../platform/errors.ts";
import type { Http } from "../../../platform/request/http.ts";
import { route } from "../../../platform/request/route.ts";
import { findFlow } from "../flows/flow.queries.ts";
import { confirmSms } from "./confirm-sms.ts";
import { sendSmsCode } from "./send-sms-code.ts";
import * as contract from "./sms-code.contract.ts";
import { startSms } from "./start-sms.ts";

/** Sends a code for the sign-in of this browser, and for no other (ASVS 6.6.2). */
async function sendForSignIn(ctx: OpenContext, http: Http, factorId: string): Promise<{ number: string }> {
  const secret = http.cookie("step") ?? "";
  const flow = await ctx.read(({ db }) => findFlow(db, "second_factor", secret, ctx.clock.now()));
  if (!flow?.user_id) throw new AppError("identity.link_unusable");
  const askedBy = { flowId: flow.id };
  return sendSmsCode(ctx, { userId: flow.user_id, factorId, purpose: "sign_in", askedBy });
}

export const smsCodeRoutes = [
  route(contract.startSms, (ctx, { body }) => startSms(ctx, body), { reach: "platform" }),
  route(contract.confirmSms, (ctx, { body }, http) => confirmSms(ctx, http, body), { reach: "platform" }),
  route(contract.sendSignInCode, (ctx, { body }, http) => sendForSignIn(ctx, http, body.factorId), {
    reach: "platform",
  }),
  route(
    contract.sendProofCode,
    (ctx, { body: { factorId } }) => {
      const askedBy = { sessionId: ctx.actor.sessionId ?? "" };
      return sendSmsCode(ctx, { userId: userOf(ctx), factorId, purpose: "proof", askedBy });
    },
    { reach: "platform" },
  ),
];
