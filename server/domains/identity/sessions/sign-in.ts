import type { FactorKind } from "../../../../common/factor-kinds.ts";
import { writeAudit } from "../../../platform/audit/audit.ts";
import type { OpenContext, WriteContext } from "../../../platform/context.ts";
import { AppError, Refused } from "../../../platform/errors.ts";
import { hashSecret, newId } from "../../../platform/ids.ts";
import type { Http } from "../../../platform/request/http.ts";
import { takePermits } from "../../../platform/request/take-permits.ts";
import { type Credentials, findCredentials, lockPassword } from "../accounts/account.queries.ts";
import { normalizeEmail } from "../accounts/email.rules.ts";
import { listFactorKinds } from "../factors/factor.queries.ts";
import { startFlow } from "../flows/flow.queries.ts";
import { isPassword } from "../passwords/hash-password.ts";
import { clearFailures, commitBeforeDisk, countAttempt } from "./failure.queries.ts";
import { finishSignIn } from "./finish-sign-in.ts";
import { tellOfLock } from "./tell-of-lock.ts";

const perAddress = { permits: 20, windowMs: 15 * 60_000 };
const secondFactorMinutes = 10;

type Step = { step: "done" } | { step: "second_factor"; factors: FactorKind[] };

/**
 * Checks e-mail and password (ACC-2). Unknown address, wrong password and too many failures are answered alike, and take the same
 * statements and one hash each.
 */
export async function signIn(
  ctx: OpenContext,
  http: Http,
  input: { email: string; password: string },
): Promise<Step | Refused> {
  const email = normalizeEmail(input.email);
  const attempt = await ctx.write(async (tx) => {
    const state = await takePermits(
      tx,
      `sign_in_address:${hashSecret(email).toString("base64url")}`,
      perAddress,
    );
    if (state.refused) throw new AppError("platform.too_many_requests", { seconds: state.resetSeconds });
    const user = await findCredentials(tx.db, email);
    await commitBeforeDisk(tx.db);
    return { user, ...(await countAttempt(tx.db, user?.id, "password", tx.clock.now())) };
  });
  const right = await isPassword(attempt.user?.hash, input.password);
  const { user } = attempt;
  if (!right || !attempt.allowed || !user) {
    await noteRefusal(ctx, user, attempt.isLast);
    return new Refused("identity.wrong_credentials");
  }
  return ctx.write((tx) => letIn(tx, http, user));
}

const takenBack = new Error("nobody has the address");

/**
 * Writes a refusal into the log of the account. For an address that nobody has the same statements run and are taken back, and
 * neither waits for the disk: time tells nothing (ACC-2).
 */
async function noteRefusal(ctx: OpenContext, user: Credentials | undefined, isLast: boolean): Promise<void> {
  const note = ctx.write(async (tx) => {
    await commitBeforeDisk(tx.db);
    await writeAudit(tx, tx.db, "session.refused", [{ userId: user?.id ?? newId() }]);
    if (!user) throw takenBack;
    if (isLast) await tellOfLock(tx, user, "password");
  });
  await note.catch((error) => {
    if (error !== takenBack) throw error;
  });
}

async function letIn(ctx: WriteContext, http: Http, user: Credentials): Promise<Step | Refused> {
  // A password that was replaced while it was checked is a wrong one.
  if (!(await lockPassword(ctx.db, user.id, user.hash))) return new Refused("identity.wrong_credentials");
  await clearFailures(ctx.db, user.id, "password");
  if (user.has_factor) {
    const secret = await startFlow(ctx.db, {
      purpose: "second_factor",
      userId: user.id,
      now: ctx.clock.now(),
      minutes: secondFactorMinutes,
    });
    http.setCookie("step", { value: secret, maxAge: secondFactorMinutes * 60 });
    ctx.audit({ action: "session.password_given", userId: user.id });
    return { step: "second_factor", factors: await listFactorKinds(ctx.db, user.id) };
  }
  await finishSignIn(ctx, http, { userId: user.id });
  return { step: "done" };
}
