import type { WriteContext } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import { findAlerts } from "./alert.queries.ts";
import { describeCircumstances } from "./describe-circumstances.ts";

/** Tells the owner of an account by mail that somebody has signed in, if that is what they chose (SEC-7). */
export async function tellOfSignIn(ctx: WriteContext, userId: string, isNewDevice: boolean): Promise<void> {
  const { email, language, sign_in_alerts } = found(await findAlerts(ctx.db, userId));
  if (sign_in_alerts === "never" || (sign_in_alerts === "new_device" && !isNewDevice)) return;
  await ctx.addMail({
    to: email,
    language,
    template: isNewDevice ? "identity.signed_in_on_new_device" : "identity.signed_in",
    params: { circumstances: await describeCircumstances(ctx, language) },
    link: "/me/compromised",
    userId,
  });
}
