import QRCode from "qrcode";
import { type OpenContext, userOf, type WriteContext } from "../../../platform/context.ts";
import { found, Refused, refuseUnless } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import { factorIsFresh } from "../../../platform/request/authenticate.ts";
import { findCredentials, findUser } from "../accounts/account.queries.ts";
import { isPassword } from "../passwords/hash-password.ts";
import { clearFailures, countAttempt } from "../sessions/failure.queries.ts";
import { findOwnSession } from "../sessions/session.queries.ts";
import { insertFactor } from "./factor.queries.ts";
import { seal } from "./seal.ts";
import { newTotpSecret, otpauthUri } from "./totp.rules.ts";

/** Begins to add an authenticator app; the password is asked again (SEC-12). */
export async function startTotp(ctx: OpenContext, password: string) {
  const userId = userOf(ctx);
  const { user, allowed } = await ctx.write(async (tx) => {
    await refuseStaleFactor(tx);
    const own = found(await findUser(tx.db, userId));
    const { allowed } = await countAttempt(tx.db, userId, "password", tx.clock.now());
    return { user: await findCredentials(tx.db, own.email), allowed };
  });
  const right = await isPassword(user?.hash, password);
  if (!user || !right || !allowed) {
    await ctx.write(async (tx) => tx.audit({ action: "factor.password_refused", userId }));
    return new Refused("identity.wrong_password");
  }
  const secret = newTotpSecret();
  const uri = otpauthUri(secret, ctx.config.provider.name, user.email);
  const factorId = newId();
  await ctx.write(async (tx) => {
    await clearFailures(tx.db, userId, "password");
    await insertFactor(
      tx.db,
      { id: factorId, userId, secret: seal(ctx.config, secret, factorId) },
      tx.clock.now(),
    );
    tx.audit({ action: "factor.started", userId, subjectKind: "factor", subjectId: factorId });
  });
  return { factorId, secret, otpauthUri: uri, qrSvg: await QRCode.toString(uri, { type: "svg", margin: 1 }) };
}

/** Who has a second factor gives it before adding another: a password and an old session are not enough to replace it. */
async function refuseStaleFactor(ctx: WriteContext): Promise<void> {
  const session = found(await findOwnSession(ctx.db, ctx.actor.sessionId ?? ""));
  refuseUnless(!session.has_factor || factorIsFresh(ctx, session.second_factor_at), "identity.sign_in_again");
}
