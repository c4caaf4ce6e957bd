import QRCode from "qrcode";
import { type OpenContext, userOf } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import { findUser } from "../accounts/account.queries.ts";
import { insertFactor } from "./factor.queries.ts";
import { seal } from "./seal.ts";
import { newTotpSecret, otpauthUri } from "./totp.rules.ts";

/** Begins to add an authenticator app: its secret, sealed, is in force after its first code. */
export async function startTotp(ctx: OpenContext) {
  const userId = userOf(ctx);
  const secret = newTotpSecret();
  const factorId = newId();
  const user = await ctx.write(async (tx) => {
    const own = found(await findUser(tx.db, userId));
    const sealed = seal(tx.config, secret, factorId);
    await insertFactor(tx.db, { id: factorId, userId, secret: sealed }, tx.clock.now());
    tx.audit({ action: "factor.started", userId, subjectKind: "factor", subjectId: factorId });
    return own;
  });
  const uri = otpauthUri(secret, ctx.config.provider.name, user.email);
  return { factorId, secret, otpauthUri: uri, qrSvg: await QRCode.toString(uri, { type: "svg", margin: 1 }) };
}
