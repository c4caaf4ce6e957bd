import type { OpenContext, WriteContext } from "../../../platform/context.ts";
import { refuseUnless } from "../../../platform/errors.ts";
import type { Language } from "../../../platform/i18n/i18n.ts";
import { newId } from "../../../platform/ids.ts";
import type { Http } from "../../../platform/request/http.ts";
import { findUsableInvitation, takeInvitation } from "../../organizations/index.ts";
import { lockAddress } from "../addresses/address.queries.ts";
import { voidSignUps } from "../flows/flow.queries.ts";
import { judgePassword } from "../passwords/judge-password.ts";
import { startSession } from "../sessions/start-session.ts";
import { insertUser } from "./account.queries.ts";

interface InvitedSignUp {
  readonly token: string;
  readonly password: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly language: Language;
}

/**
 * Makes the account of somebody who was invited, with the address that the link confirms, and no organization of its own (ACC-1);
 * signs them in. Sign-ups that others began for the address are void (pattern 25). An account that is there is never touched:
 * organizations.invitation_has_account. Other refusals are those of the link.
 */
export async function signUpInvited(
  ctx: OpenContext,
  http: Http,
  input: InvitedSignUp,
): Promise<{ organizationId: string }> {
  const invitation = await ctx.read((tx) => findUsableInvitation(tx, input.token));
  refuseUnless(!invitation.has_account, "organizations.invitation_has_account");
  const { email, organization } = invitation;
  const { hash } = await judgePassword(ctx.config, input.password, {
    names: [email, input.firstName, input.lastName, organization],
    hasFactor: false,
  });
  return ctx.write((tx) => join(tx, http, { ...input, email, passwordHash: hash }));
}

async function join(
  ctx: WriteContext,
  http: Http,
  person: InvitedSignUp & { readonly email: string; readonly passwordHash: string },
) {
  const now = ctx.clock.now();
  const { token, email, firstName, lastName, language, passwordHash } = person;
  const userId = newId();
  await lockAddress(ctx.db, email);
  const user = { id: userId, email, firstName, lastName, language, passwordHash };
  refuseUnless(await insertUser(ctx.db, user, now), "organizations.invitation_has_account");
  await voidSignUps(ctx.db, email, now);
  const organizationId = await takeInvitation(ctx, token, { userId, email, firstName, lastName });
  ctx.audit({ action: "account.created", userId });
  await startSession(ctx, http, userId, false);
  return { organizationId };
}
