import QRCode from "qrcode";
import { type OpenContext, userOf } from "../../../platform/context.ts";
import { found, Refused } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import { findCredentials, findUser } from "../accounts/account.queries.ts";
import { isPassword } from "../passwords/hash-password.ts";
import { clearFailures, countAttempt } from "../sessions/failure.queries.ts";
import { insertFactor } from "./factor.queries.ts";
import { seal } from "./seal.ts";
import { newTotpSecret, otpauthUri } from "./totp.rules.ts";

/** Begins to add an authenticator app; the password is asked again (SEC-12). */
export async function startTotp(ctx: OpenContext, password: string) {
  const userId = userOf(ctx);
  const { user, allowed } = await ctx.write(async (tx) => {
    const own = found(await findUser(tx.db, userId));
    return {
      user: await findCredentials(tx.db, own.email),
      allowed: await countAttempt(tx.db, userId, "password", tx.clock.now()),
    };
  });
  const right = await isPassword(user?.hash, password);
  if (!user || !right || !allowed) return new Refused("identity.wrong_password");
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
  });
  return { factorId, secret, otpauthUri: uri, qrSvg: await QRCode.toString(uri, { type: "svg", margin: 1 }) };
}
