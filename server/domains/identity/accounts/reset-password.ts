import type { OpenContext } from "../../../platform/context.ts";
import { AppError, found } from "../../../platform/errors.ts";
import { consumeFlow, findFlow, voidFlows } from "../flows/flow.queries.ts";
import { hashPassword } from "../passwords/hash-password.ts";
import { refuseWeakPassword } from "../passwords/password.rules.ts";
import { clearFailures } from "../sessions/failure.queries.ts";
import { endSessionsOfUser } from "../sessions/session.queries.ts";
import { findUser, updatePassword } from "./account.queries.ts";

/** Sets a new password by a link that works once; ends every session, signs nobody in, and leaves second factors alone (ACC-5). */
export async function resetPassword(
  ctx: OpenContext,
  input: { token: string; password: string },
): Promise<undefined> {
  const user = await ctx.read(async (tx) => {
    const flow = await findFlow(tx.db, "password_reset", input.token, tx.clock.now());
    if (!flow?.user_id) throw new AppError("identity.link_unusable");
    return found(await findUser(tx.db, flow.user_id));
  });
  refuseWeakPassword(input.password, [user.email, user.first_name, user.last_name, ctx.config.provider.name]);
  const hash = await hashPassword(input.password);
  await ctx.write(async (tx) => {
    const now = tx.clock.now();
    const flow = await consumeFlow(tx.db, "password_reset", input.token, now);
    if (flow?.user_id !== user.id) throw new AppError("identity.link_unusable");
    await updatePassword(tx.db, user.id, hash, now);
    await clearFailures(tx.db, user.id, "password");
    // Other links, and sign-ins that were begun with the old password.
    await voidFlows(tx.db, "password_reset", user.id, now);
    await voidFlows(tx.db, "second_factor", user.id, now);
    for (const id of await endSessionsOfUser(tx.db, user.id, now)) tx.publish({ topic: "session", id });
    await tx.addMail({
      to: user.email,
      language: user.language,
      template: "identity.password_changed",
      userId: user.id,
      link: "/sign-in",
    });
    tx.audit({ action: "account.password_reset", userId: user.id });
  });
  return undefined;
}
