import { z } from "zod";
import { Country, Language } from "../../../../common/contract.ts";
import type { WriteContext } from "../../../platform/context.ts";
import { AppError } from "../../../platform/errors.ts";
import { hashSecret, newId } from "../../../platform/ids.ts";
import type { Http } from "../../../platform/request/http.ts";
import { foundOrganization } from "../../organizations/index.ts";
import { consumeFlow } from "../flows/flow.queries.ts";
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

/** Makes the account and its organization (ACC-1); the browser that asked for it is signed in, any other signs in itself. */
export async function confirmSignUp(
  ctx: WriteContext,
  http: Http,
  token: string,
): Promise<{ organizationId: string; signedIn: boolean }> {
  const now = ctx.clock.now();
  const flow = await consumeFlow(ctx.db, "sign_up", token, now);
  const payload = Payload.safeParse(flow?.payload);
  if (!flow || !payload.success) throw new AppError("identity.link_unusable");
  const { email, firstName, lastName, language, passwordHash, organization } = payload.data;
  const userId = newId();
  const isNew = await insertUser(
    ctx.db,
    { id: userId, email, firstName, lastName, language, passwordHash },
    now,
  );
  if (!isNew) throw new AppError("identity.link_unusable");
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
  const browser = http.cookie("step");
  const sameBrowser = browser !== undefined && flow.browser_hash?.equals(hashSecret(browser)) === true;
  if (sameBrowser) await startSession(ctx, http, userId, false);
  return { organizationId, signedIn: sameBrowser };
}
