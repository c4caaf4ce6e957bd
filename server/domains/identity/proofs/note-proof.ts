import type { FactorKind } from "../../../../common/factor-kinds.ts";
import { userOf, type WriteContext } from "../../../platform/context.ts";
import { newSecret } from "../../../platform/ids.ts";
import type { Http } from "../../../platform/request/http.ts";
import { renewSession } from "./proof.queries.ts";

/** Notes that this session proved who sits there; its token is a new one from now on (security decision 8). */
export async function noteProof(
  ctx: WriteContext,
  http: Http,
  method: FactorKind | "password",
): Promise<undefined> {
  const token = newSecret();
  await renewSession(ctx.db, {
    sessionId: ctx.actor.sessionId ?? "",
    token,
    byFactor: method !== "password",
    now: ctx.clock.now(),
  });
  http.setCookie("session", { value: token, maxAge: ctx.config.sessionHours * 3600 });
  ctx.audit({ action: "session.proved", userId: userOf(ctx), details: { method } });
}
