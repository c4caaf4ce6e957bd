import type { z } from "zod";
import type { OpenContext, WriteContext } from "../../../platform/context.ts";
import { AppError, found, Refused } from "../../../platform/errors.ts";
import { findCredentials, findUser } from "../accounts/account.queries.ts";
import { checkCode, readyCode } from "../factors/check-code.ts";
import { findFlow } from "../flows/flow.queries.ts";
import { takeFlow } from "../flows/take-flow.ts";
import { checkInTurn, isPassword } from "../passwords/hash-password.ts";
import { clearLocks, countAttempt } from "../sessions/failure.queries.ts";
import { tellOfLock } from "../sessions/tell-of-lock.ts";
import type { unlock } from "./lock.contract.ts";

type Given = z.output<typeof unlock.body>;

/**
 * Opens the locks of an account with the link of a mail and a second factor; an account without factors gives its password, counted
 * apart. Signs nobody in. Refused: identity.link_unusable, identity.factor_proof_needed, identity.wrong_password, identity.wrong_code.
 */
export async function unlockAccount(ctx: OpenContext, given: Given): Promise<undefined | Refused> {
  const { flow, user } = await ctx.read(async (tx) => {
    const flow = await findFlow(tx.db, "unlock", given.token, tx.clock.now());
    if (!flow?.user_id) throw new AppError("identity.link_unusable");
    const own = found(await findUser(tx.db, flow.user_id));
    return { flow, user: found(await findCredentials(tx.db, own.email)) };
  });
  if (given.method === "password") {
    if (user.has_factor) return new Refused("identity.factor_proof_needed");
    return byPassword(ctx, user.id, given);
  }
  const { method } = given;
  const code = await readyCode(ctx, user.id, given, { flowId: flow.id });
  return ctx.write(async (tx) => {
    if (await checkCode(tx, user.id, code)) return open(tx, given.token);
    tx.audit({ action: "session.second_factor_refused", userId: user.id, details: { method } });
    return new Refused("identity.wrong_code");
  });
}

function byPassword(
  ctx: OpenContext,
  userId: string,
  given: { token: string; password: string },
): Promise<undefined | Refused> {
  return checkInTurn(async () => {
    const { user, attempt } = await ctx.write(async (tx) => {
      const own = found(await findUser(tx.db, userId));
      const attempt = await countAttempt(tx.db, userId, "unlock", tx.clock.now());
      return { user: found(await findCredentials(tx.db, own.email)), attempt };
    });
    const right = await isPassword(attempt.allowed ? user.hash : undefined, given.password);
    return ctx.write(async (tx) => {
      if (right) return open(tx, given.token);
      tx.audit({ action: "session.password_refused", userId });
      if (attempt.isLast) await tellOfLock(tx, user, "unlock");
      return new Refused("identity.wrong_password");
    });
  });
}

async function open(ctx: WriteContext, token: string): Promise<undefined> {
  const { user } = await takeFlow(ctx, "unlock", token);
  await clearLocks(ctx.db, user.id);
  await ctx.addMail({
    to: user.email,
    language: user.language,
    template: "identity.unlocked",
    link: "/sign-in",
    userId: user.id,
  });
  ctx.audit({ action: "session.unlocked", userId: user.id });
}
