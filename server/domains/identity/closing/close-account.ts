import { type OpenContext, userOf, type WriteContext } from "../../../platform/context.ts";
import { AppError, type Refused } from "../../../platform/errors.ts";
import type { Http } from "../../../platform/request/http.ts";
import { endMembership, lockOrganizationsOf } from "../../organizations/index.ts";
import { checkOwnPassword } from "../sessions/check-own-password.ts";
import { endSessionsOfUser } from "../sessions/session.queries.ts";
import { eraseMailsJob } from "./closing.jobs.ts";
import {
  blankUser,
  eraseBelongings,
  eraseMails,
  lockAdministrators,
  lockOpenUser,
} from "./closing.queries.ts";
import { listObstacles } from "./list-obstacles.ts";

/** Mails that wait for a server which is away are tried for days; after these, what they said is erased too. */
const mailDays = 14;

/**
 * Closes the account of the signed-in user for good (ACC-6). Refused: identity.wrong_password, and identity.closing_refused while
 * they are the last legal representative of an organization, or the last administrator of the provider.
 */
export async function closeAccount(
  ctx: OpenContext,
  http: Http,
  password: string,
): Promise<undefined | Refused> {
  const refused = await checkOwnPassword(ctx, password);
  if (refused) return refused;
  await ctx.write((tx) => close(tx, userOf(tx)));
  http.setCookie("session", { value: "", maxAge: 0 });
  http.setCookie("browser", { value: "", maxAge: 0 });
  return undefined;
}

async function close(ctx: WriteContext, userId: string): Promise<void> {
  const now = ctx.clock.now();
  // One order of locks everywhere: organizations, staff, then the account.
  await lockOrganizationsOf(ctx.db, userId);
  await lockAdministrators(ctx.db);
  const user = await lockOpenUser(ctx.db, userId);
  if (!user) throw new AppError("identity.sign_in_needed");
  const { obstacles, organizations } = await listObstacles(ctx.db, userId);
  if (obstacles.length > 0) throw new AppError("identity.closing_refused");
  for (const { id } of organizations) await endMembership(ctx, { organizationId: id, userId });
  for (const id of await endSessionsOfUser(ctx.db, userId, now)) ctx.publish({ topic: "session", id });
  await eraseBelongings(ctx.db, userId);
  await eraseMails(ctx.db, { userId, email: user.email });
  await blankUser(ctx.db, userId, now);
  await ctx.addMail({
    to: user.email,
    language: user.language,
    template: "identity.account_closed",
    params: { name: user.first_name },
    link: "/",
    userId,
  });
  await ctx.addJob(eraseMailsJob, { userId }, { runAt: now.add({ hours: 24 * mailDays }) });
  ctx.audit({ action: "account.closed", userId });
}
