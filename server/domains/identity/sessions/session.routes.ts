import { permissionsOfMember, permissionsOfStaff } from "../../../../common/permissions.ts";
import { type ReadContext, userOf } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import { languages } from "../../../platform/i18n/i18n.ts";
import { factorIsFresh } from "../../../platform/request/authenticate.ts";
import { route } from "../../../platform/request/route.ts";
import { version } from "../../../platform/version.ts";
import { giveSecondFactor } from "./give-second-factor.ts";
import * as contract from "./session.contract.ts";
import { endSessionOfToken, findOwnSession, listOwnOrganizations } from "./session.queries.ts";
import { signIn } from "./sign-in.ts";

export const sessionRoutes = [
  route(contract.signIn, (ctx, { body }, http) => signIn(ctx, http, body), { reach: "platform" }),
  route(contract.giveSecondFactor, (ctx, { body }, http) => giveSecondFactor(ctx, http, body), {
    reach: "platform",
  }),
  route(
    contract.signOut,
    async (ctx, _input, http) => {
      const ended = await endSessionOfToken(ctx.db, http.cookie("session") ?? "", ctx.clock.now());
      if (ended) ctx.publish({ topic: "session", id: ended });
      http.setCookie("session", { value: "", maxAge: 0 });
      ctx.audit({ action: "session.ended" });
      return undefined;
    },
    { reach: "platform" },
  ),
  route(contract.readSession, (ctx) => readSession(ctx), { reach: "platform" }),
  route(contract.readInstallation, async (ctx) => {
    const { provider } = ctx.config;
    return {
      provider: {
        name: provider.name,
        brandColor: provider.brandColor,
        logoUrl: provider.logoFile ? "/logo" : null,
        email: provider.email,
        phone: provider.phone,
      },
      terms: ctx.config.terms ?? null,
      languages: [...languages],
      timeZone: provider.timeZone,
      today: ctx.clock.today(),
      now: ctx.clock.now().toString(),
      trustedDeviceDays: ctx.config.trustedDeviceDays,
      demo: ctx.config.demo,
      mailbox: ctx.config.demo && !ctx.config.smtpUrl,
      version,
    };
  }),
];

async function readSession(ctx: ReadContext) {
  const session = found(await findOwnSession(ctx.db, ctx.actor.sessionId ?? ""));
  const organizations = await listOwnOrganizations(ctx.db, userOf(ctx));
  return {
    user: {
      id: session.user_id,
      firstName: session.first_name,
      lastName: session.last_name,
      email: session.email,
      language: session.language,
      hasSecondFactor: Boolean(session.has_factor),
      avatar: session.avatar_version,
    },
    organizations: organizations.map((row) => ({
      id: row.id,
      name: row.name,
      currency: row.currency,
      customerNumber: Number(row.customer_number),
      role: row.role,
      permissions: [...permissionsOfMember(row.role, row.has_billing)],
    })),
    staff: session.staff_role
      ? {
          role: session.staff_role,
          permissions: [...permissionsOfStaff(session.staff_role)],
          secondFactorGiven: factorIsFresh(ctx, session.second_factor_at),
        }
      : null,
  };
}
