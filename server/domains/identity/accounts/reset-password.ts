import type { OpenContext, WriteContext } from "../../../platform/context.ts";
import { AppError } from "../../../platform/errors.ts";
import { nameDevice } from "../../../platform/whereabouts/device-name.ts";
import { maskEmail } from "../addresses/address.rules.ts";
import { hasFactor, listOwnFactors } from "../factors/factor.queries.ts";
import { findFlow } from "../flows/flow.queries.ts";
import { takeFlow } from "../flows/take-flow.ts";
import { type JudgedPassword, judgePassword } from "../passwords/judge-password.ts";
import { findPasswordSurroundings } from "../passwords/password.queries.ts";
import { refuseShortAlone } from "../passwords/password.rules.ts";
import { tellOfNewPassword } from "../passwords/tell-of-new-password.ts";
import { clearFailures } from "../sessions/failure.queries.ts";
import { listRunningSessions } from "../sessions/session.queries.ts";
import { listTokenRows } from "../tokens/token.queries.ts";
import { updatePassword } from "./account.queries.ts";
import { shutEverybodyOut } from "./shut-everybody-out.ts";

/** Factors of so many days are named to whoever resets the password: somebody else may have added them. */
const newDays = 7;

/**
 * Sets a new password by a link that works once; ends every session, signs nobody in, and leaves second factors alone (ACC-5). Answers
 * what was ended, and what somebody may have planted in the account that only its owner can judge (pattern 16).
 */
export async function resetPassword(ctx: OpenContext, input: { token: string; password: string }) {
  const surroundings = await ctx.read(async (tx) => {
    const flow = await findFlow(tx.db, "password_reset", input.token, tx.clock.now());
    if (!flow?.user_id) throw new AppError("identity.link_unusable");
    return findPasswordSurroundings(tx.db, flow.user_id);
  });
  const judged = await judgePassword(ctx.config, input.password, surroundings);
  return ctx.write((tx) => setPassword(tx, input, judged));
}

async function setPassword(
  ctx: WriteContext,
  { token, password }: { token: string; password: string },
  judged: JudgedPassword,
) {
  const now = ctx.clock.now();
  const { user } = await takeFlow(ctx, "password_reset", token);
  // The last factor may have been removed meanwhile.
  refuseShortAlone(password, await hasFactor(ctx.db, user.id));
  await updatePassword(ctx.db, user.id, judged, now);
  await clearFailures(ctx.db, user.id, "password");
  const ways = await listWaysIn(ctx, user.id);
  // The old sign-in address keeps its right to come back: a thief with the new one must not end it by a reset.
  const ended = await shutEverybodyOut(ctx, user.id, "email_undo");
  await tellOfNewPassword(ctx, user);
  ctx.audit({ action: "account.password_reset", userId: user.id });
  const since = now.subtract({ hours: 24 * newDays });
  const factors = await listOwnFactors(ctx.db, user.id);
  return {
    ended: {
      ...ways,
      recoveryAddress: ended.recoveryAddress ? maskEmail(ended.recoveryAddress) : null,
    },
    recentFactors: factors
      .filter(({ created_at }) => Temporal.Instant.compare(Temporal.Instant.from(created_at), since) > 0)
      .map(({ kind, name, created_at }) => ({ kind, name, addedAt: created_at })),
  };
}

/** Sessions and API tokens that are in force: what the reset ends, as its owner will recognize it or not. */
async function listWaysIn(ctx: WriteContext, userId: string) {
  const now = ctx.clock.now();
  const sessions = await listRunningSessions(ctx.db, userId, { now, idleHours: ctx.config.sessionIdleHours });
  const tokens = await listTokenRows(ctx.db, userId);
  return {
    sessions: sessions.map((row) => ({ ...nameDevice(row.user_agent), startedAt: row.created_at })),
    tokens: tokens
      .filter(({ expiresAt }) => Temporal.Instant.compare(Temporal.Instant.from(expiresAt), now) > 0)
      .map(({ name, createdAt }) => ({ name, createdAt })),
  };
}
