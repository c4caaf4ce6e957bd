import { userOf } from "../../../platform/context.ts";
import { normalizeEmail } from "../../../platform/mail/normalize-email.ts";
import { route } from "../../../platform/request/route.ts";
import * as contract from "./account.contract.ts";
import { sendResetLinkJob } from "./account.jobs.ts";
import { updateNames } from "./account.queries.ts";
import { claimInstallation } from "./claim-installation.ts";
import { confirmSignUp } from "./confirm-sign-up.ts";
import { resetPassword } from "./reset-password.ts";
import { signUp } from "./sign-up.ts";
import { signUpInvited } from "./sign-up-invited.ts";

export const accountRoutes = [
  route(contract.signUp, (ctx, { body }, http) => signUp(ctx, http, body), { reach: "platform" }),
  route(contract.confirmSignUp, (ctx, { body }, http) => confirmSignUp(ctx, http, body), {
    reach: "platform",
  }),
  route(contract.signUpInvited, (ctx, { body }, http) => signUpInvited(ctx, http, body), {
    reach: "platform",
  }),
  route(
    contract.askPasswordReset,
    async (ctx, { body }) => {
      await ctx.addJob(sendResetLinkJob, { email: normalizeEmail(body.email) });
      return undefined;
    },
    { reach: "platform" },
  ),
  route(contract.resetPassword, (ctx, { body }) => resetPassword(ctx, body), { reach: "platform" }),
  route(contract.claimInstallation, (ctx, { body }) => claimInstallation(ctx, body), { reach: "platform" }),
  route(contract.updateProfile, async (ctx, { body }) => {
    await updateNames(ctx.db, userOf(ctx), {
      ...(body.firstName ? { first_name: body.firstName } : {}),
      ...(body.lastName ? { last_name: body.lastName } : {}),
      ...(body.language ? { language: body.language } : {}),
    });
    ctx.audit({ details: { changed: Object.keys(body).join(", ") } });
    return undefined;
  }),
];
