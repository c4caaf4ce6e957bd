import { z } from "zod";
import { Country, Language } from "../../../../common/contract.ts";
import type { OpenContext, WriteContext } from "../../../platform/context.ts";
import { AppError } from "../../../platform/errors.ts";
import { hashSecret, newId } from "../../../platform/ids.ts";
import type { Http } from "../../../platform/request/http.ts";
import { foundOrganization } from "../../organizations/index.ts";
import { lockAddress } from "../addresses/address.queries.ts";
import { consumeFlow, findFlow, voidSignUps } from "../flows/flow.queries.ts";
import { judgePassword } from "../passwords/judge-password.ts";
import { startSession } from "../sessions/start-session.ts";
import { insertUser } from "./account.queries.ts";

const Payload = z.object({
  email: z.string(),
  passwordHash: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  language: Language,
  organization: z.object({
    kind: z.enum(["individual", "association", "company"]),
    name: z.string().optional(),
    country: Country,
  }),
});

/**
 * Makes the account and its organization (ACC-1). The browser that asked for it is signed in. Any other gives a password, which takes
 * the place of the one that was asked with: somebody else may have asked in the name of whoever reads the mail (pattern 25). Without
 * one it is refused: identity.password_needed.
 */
export async function confirmSignUp(
  ctx: OpenContext,
  http: Http,
  input: { token: string; password?: string | undefined },
): Promise<{ organizationId: string; signedIn: boolean }> {
  const asked = await ctx.read(({ db, clock }) => findFlow(db, "sign_up", input.token, clock.now()));
  const payload = Payload.safeParse(asked?.payload);
  if (!asked || !payload.success) throw new AppError("identity.link_unusable");
  const browser = http.cookie("step");
  const sameBrowser = browser !== undefined && asked.browser_hash?.equals(hashSecret(browser)) === true;
  if (sameBrowser) return ctx.write((tx) => makeAccount(tx, http, input.token, payload.data, true));
  if (!input.password) throw new AppError("identity.password_needed");
  const { email, firstName, lastName, organization } = payload.data;
  const { hash } = await judgePassword(ctx.config, input.password, {
    names: [email, firstName, lastName, organization.name ?? ""],
    hasFactor: false,
  });
  const own = { ...payload.data, passwordHash: hash };
  return ctx.write((tx) => makeAccount(tx, http, input.token, own, false));
}

async function makeAccount(
  ctx: WriteContext,
  http: Http,
  token: string,
  person: z.output<typeof Payload>,
  signedIn: boolean,
) {
  const now = ctx.clock.now();
  if (!(await consumeFlow(ctx.db, "sign_up", token, now))) throw new AppError("identity.link_unusable");
  const { email, firstName, lastName, language, passwordHash, organization } = person;
  const userId = newId();
  await lockAddress(ctx.db, email);
  const isNew = await insertUser(
    ctx.db,
    { id: userId, email, firstName, lastName, language, passwordHash },
    now,
  );
  if (!isNew) throw new AppError("identity.link_unusable");
  await voidSignUps(ctx.db, email, now);
  const organizationId = await foundOrganization(ctx, {
    founderId: userId,
    kind: organization.kind,
    name: organization.name?.trim() || `${firstName} ${lastName}`,
    country: organization.country,
    language,
  });
  ctx.audit({ action: "account.created", userId });
  ctx.audit({
    action: "organization.created",
    organizationId,
    details: { founder: `${firstName} ${lastName}` },
  });
  if (signedIn) await startSession(ctx, http, userId, false);
  return { organizationId, signedIn };
}
