import type { FactorKind } from "../../../../common/factor-kinds.ts";
import type { WriteContext } from "../../../platform/context.ts";
import type { Http } from "../../../platform/request/http.ts";
import { startSession } from "./start-session.ts";

/** How somebody proved who they are: by the password alone, or also by a second factor. */
export interface SignInProof {
  readonly userId: string;
  /** The second factor that was given; undefined where none was asked for. */
  readonly secondFactor?: FactorKind;
}

/** Ends every way of signing in: the session begins, and the log says how. */
export async function finishSignIn(ctx: WriteContext, http: Http, proof: SignInProof): Promise<void> {
  const { userId, secondFactor } = proof;
  await startSession(ctx, http, userId, secondFactor !== undefined);
  ctx.audit({ action: "session.started", userId, ...(secondFactor ? { details: { secondFactor } } : {}) });
}
