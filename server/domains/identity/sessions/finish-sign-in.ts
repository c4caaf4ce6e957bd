import type { FactorKind } from "../../../../common/factor-kinds.ts";
import type { WriteContext } from "../../../platform/context.ts";
import type { Http } from "../../../platform/request/http.ts";
import { tellOfSignIn } from "../alerts/tell-of-sign-in.ts";
import { trustDevice } from "../devices/device.queries.ts";
import { startSession } from "./start-session.ts";

/** How somebody proved who they are: by the password alone, or also by a second factor. */
export interface SignInProof {
  readonly userId: string;
  /** The second factor that was given; undefined where none was asked for. */
  readonly secondFactor?: FactorKind;
  /** True where the password sufficed because the device is trusted: sensitive acts, and the staff area, ask for the factor. */
  readonly byTrustedDevice?: boolean;
  /** True where the person wants a password to suffice on this device from now on; counts after a second factor alone. */
  readonly remember?: boolean;
}

/** Ends every way of signing in: the session begins, the browser is known, the log says how, and the owner is told if they wish. */
export async function finishSignIn(ctx: WriteContext, http: Http, proof: SignInProof): Promise<void> {
  const { userId, secondFactor, byTrustedDevice = false } = proof;
  const { deviceId, isNewDevice } = await startSession(
    ctx,
    http,
    userId,
    secondFactor !== undefined,
    !byTrustedDevice,
  );
  const remembers = secondFactor !== undefined && proof.remember === true;
  if (remembers) {
    const until = ctx.clock.now().add({ hours: 24 * ctx.config.trustedDeviceDays });
    await trustDevice(ctx.db, deviceId, until);
  }
  const details = {
    ...(secondFactor ? { secondFactor } : {}),
    ...(byTrustedDevice ? { byTrustedDevice } : {}),
    ...(remembers ? { remembers } : {}),
  };
  ctx.audit({ action: "session.started", userId, ...(Object.keys(details).length > 0 ? { details } : {}) });
  await tellOfSignIn(ctx, userId, isNewDevice);
}
