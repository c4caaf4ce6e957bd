import type { OpenContext, WriteContext } from "../../../platform/context.ts";
import { AppError, found } from "../../../platform/errors.ts";
import { addMails } from "../../../platform/mail/add-mails.ts";
import { recoveryAddressOf } from "../addresses/address.queries.ts";
import { maskEmail } from "../addresses/address.rules.ts";
import { listOwnFactors } from "../factors/factor.queries.ts";
import { findFlow } from "../flows/flow.queries.ts";
import { takeFlow } from "../flows/take-flow.ts";
import { hashPassword } from "../passwords/hash-password.ts";
import { refuseWeakPassword } from "../passwords/password.rules.ts";
import { clearFailures } from "../sessions/failure.queries.ts";
import { findUser, updatePassword } from "./account.queries.ts";
import { shutEverybodyOut } from "./shut-everybody-out.ts";

/** Factors of so many days are named to whoever resets the password: somebody else may have added them. */
const newDays = 7;

/**
 * Sets a new password by a link that works once; ends every session, signs nobody in, and leaves second factors alone (ACC-5). Answers
 * what was ended, and what somebody may have planted in the account that only its owner can judge (pattern 16).
 */
export async function resetPassword(ctx: OpenContext, input: { token: string; password: string }) {
  const user = await ctx.read(async (tx) => {
    const flow = await findFlow(tx.db, "password_reset", input.token, tx.clock.now());
    if (!flow?.user_id) throw new AppError("identity.link_unusable");
    return found(await findUser(tx.db, flow.user_id));
  });
  refuseWeakPassword(input.password, [user.email, user.first_name, user.last_name, ctx.config.provider.name]);
  const hash = await hashPassword(input.password);
  return ctx.write((tx) => setPassword(tx, input.token, hash));
}

async function setPassword(ctx: WriteContext, token: string, hash: string) {
  const now = ctx.clock.now();
  const { user } = await takeFlow(ctx, "password_reset", token);
  await updatePassword(ctx.db, user.id, hash, now);
  await clearFailures(ctx.db, user.id, "password");
  // The old sign-in address keeps its right to come back: a thief with the new one must not end it by a reset.
  const ended = await shutEverybodyOut(ctx, user.id, "email_undo");
  const recovery = await recoveryAddressOf(ctx.db, user.id, now);
  const recipients = new Set([user.email, ...(recovery ? [recovery] : [])]);
  await addMails(
    ctx,
    [...recipients].map((to) => ({
      to,
      language: user.language,
      template: "identity.password_changed",
      userId: user.id,
      link: "/sign-in",
    })),
  );
  ctx.audit({ action: "account.password_reset", userId: user.id });
  const since = now.subtract({ hours: 24 * newDays });
  const factors = await listOwnFactors(ctx.db, user.id);
  return {
    ended: {
      sessions: ended.sessions,
      tokens: ended.tokens,
      recoveryAddress: ended.recoveryAddress ? maskEmail(ended.recoveryAddress) : null,
    },
    recentFactors: factors
      .filter(({ created_at }) => Temporal.Instant.compare(Temporal.Instant.from(created_at), since) > 0)
      .map(({ kind, name, created_at }) => ({ kind, name, addedAt: created_at })),
  };
}
