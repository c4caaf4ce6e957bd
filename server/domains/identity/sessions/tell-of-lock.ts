import type { WriteContext } from "../../../platform/context.ts";
import type { Language } from "../../../platform/i18n/i18n.ts";
import { takePermits } from "../../../platform/request/take-permits.ts";
import { describeCircumstances } from "../alerts/describe-circumstances.ts";
import { voidFlows } from "../flows/flow.queries.ts";
import type { Authenticator } from "./failure.queries.ts";

const oneAnHour = { permits: 1, windowMs: 60 * 60_000 };

/**
 * Tells the owner by mail, and nobody else, that a way to sign in is locked (security decision 3), once an hour at most. A sign-in that
 * waits for its second factor is over (pattern 5).
 */
export async function tellOfLock(
  ctx: WriteContext,
  user: { id: string; email: string; language: Language },
  authenticator: Authenticator,
): Promise<void> {
  await voidFlows(ctx.db, "second_factor", user.id, ctx.clock.now());
  const byPassword = authenticator === "password" || authenticator === "unlock";
  const permit = `lock_mail:${byPassword ? "password" : "code"}:${user.id}`;
  if (!(await takePermits(ctx, permit, oneAnHour)).refused) {
    await ctx.addMail({
      to: user.email,
      language: user.language,
      template: byPassword ? "identity.password_locked" : "identity.code_locked",
      params: { circumstances: await describeCircumstances(ctx, user.language) },
      link: "/unlock",
      userId: user.id,
    });
  }
  ctx.audit({ action: "session.locked", userId: user.id, details: { authenticator } });
}
