import { type OpenContext, userOf, type WriteContext } from "../../../platform/context.ts";
import { AppError, found, type Refused, refuseUnless } from "../../../platform/errors.ts";
import { findUser, hasShortPassword, lockUser } from "../accounts/account.queries.ts";
import { deleteSheet } from "../backup-codes/backup-code.queries.ts";
import { endTrust } from "../devices/device.queries.ts";
import { forgetFactorProofs } from "../proofs/proof.queries.ts";
import { checkOwnPassword } from "../sessions/check-own-password.ts";
import { findOwnSession } from "../sessions/session.queries.ts";
import { deleteFactor, hasFactor } from "./factor.queries.ts";

interface Removal {
  readonly factorId: string;
  readonly password: string;
}

/**
 * Removes a factor (SEC-4): the password is typed again, and the session has given a second factor, so that the password alone never
 * takes one away. Says whether it was the last. Refused: identity.wrong_password,
 * identity.factor_proof_needed, identity.password_short_alone.
 */
export async function removeFactor(
  ctx: OpenContext,
  { factorId, password }: Removal,
): Promise<{ wasLast: boolean } | Refused> {
  const refused = await checkOwnPassword(ctx, password);
  if (refused) return refused;
  return ctx.write(async (tx) => {
    const userId = userOf(tx);
    const session = found(await findOwnSession(tx.db, tx.actor.sessionId ?? ""));
    refuseUnless(session.second_factor_at, "identity.factor_proof_needed");
    await lockUser(tx.db, userId);
    const kind = await deleteFactor(tx.db, userId, factorId);
    if (!kind) throw new AppError("platform.not_found");
    const wasLast = !(await hasFactor(tx.db, userId));
    if (wasLast) await turnOff(tx, userId);
    await tellOwner(tx, userId, wasLast);
    tx.audit({
      ...{ action: "factor.removed", userId, subjectKind: "factor", subjectId: factorId },
      details: { kind, wasLast },
    });
    return { wasLast };
  });
}

/** Without a factor there is nothing that backup codes or trust in a device could stand for, and no session has given one. */
async function turnOff(ctx: WriteContext, userId: string): Promise<void> {
  refuseUnless(!(await hasShortPassword(ctx.db, userId)), "identity.password_short_alone");
  await deleteSheet(ctx.db, userId);
  await forgetFactorProofs(ctx.db, userId);
  await endTrust(ctx.db, userId);
}

async function tellOwner(ctx: WriteContext, userId: string, wasLast: boolean): Promise<void> {
  const user = found(await findUser(ctx.db, userId));
  await ctx.addMail({
    to: user.email,
    language: user.language,
    template: wasLast ? "identity.last_factor_removed" : "identity.factor_removed",
    userId,
    link: "/me/security",
  });
}
