import type { FactorKind } from "../../../../common/factor-kinds.ts";
import type { OpenContext, WriteContext } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import type { Http } from "../../../platform/request/http.ts";
import { findUser, lockUser } from "../accounts/account.queries.ts";
import { replaceSheet } from "../backup-codes/backup-code.queries.ts";
import { makeSheet, type Sheet } from "../backup-codes/make-sheet.ts";
import { forgetProofs } from "../proofs/proof.queries.ts";
import { startSession } from "../sessions/start-session.ts";
import { confirmFactor, hasFactor } from "./factor.queries.ts";

interface NewFactor {
  readonly factorId: string;
  readonly userId: string;
  readonly kind: FactorKind;
  /** What `sheetForFirst` gave before the transaction. */
  readonly sheet: Sheet | undefined;
}

/** The backup codes that a first factor brings (SEC-2), hashed before a transaction is open; undefined where there is a factor already. */
export async function sheetForFirst(ctx: OpenContext, userId: string): Promise<Sheet | undefined> {
  return (await ctx.read(({ db }) => hasFactor(db, userId))) ? undefined : makeSheet();
}

/**
 * Puts a factor in force whose holder has just proved to hold it: a new session begins, which has given a second factor, and the
 * owner is told. The first one brings backup codes, shown once, and sensitive acts of other sessions ask for a proof (ASVS 7.4.3).
 */
export async function putInForce(
  ctx: WriteContext,
  http: Http,
  { factorId, userId, kind, sheet }: NewFactor,
): Promise<{ backupCodes: string[] | null }> {
  const now = ctx.clock.now();
  await lockUser(ctx.db, userId);
  const isFirst = !(await hasFactor(ctx.db, userId));
  await confirmFactor(ctx.db, factorId, now);
  const codes = isFirst && sheet ? [...sheet.codes] : null;
  if (codes && sheet) await replaceSheet(ctx.db, userId, sheet, now);
  if (isFirst) await forgetProofs(ctx.db, userId);
  await startSession(ctx, http, userId, true);
  const user = found(await findUser(ctx.db, userId));
  await ctx.addMail({
    to: user.email,
    language: user.language,
    template: "identity.factor_added",
    userId,
    link: "/me/security",
  });
  ctx.audit({
    ...{ action: "factor.added", userId, subjectKind: "factor", subjectId: factorId },
    details: { kind },
  });
  return { backupCodes: codes };
}
