import { writeAudit } from "../../../platform/audit/audit.ts";
import type { OpenContext, ReadContext, WriteContext } from "../../../platform/context.ts";
import { AppError, Refused } from "../../../platform/errors.ts";
import { hashSecret, newId } from "../../../platform/ids.ts";
import { normalizeEmail } from "../../../platform/mail/normalize-email.ts";
import type { Http } from "../../../platform/request/http.ts";
import { takePermits } from "../../../platform/request/take-permits.ts";
import { type Credentials, findCredentials, lockPassword } from "../accounts/account.queries.ts";
import { findKnownDevice, type KnownDevice } from "../devices/device.queries.ts";
import { listSignInWays, type Ways } from "../factors/list-ways.ts";
import { startFlow } from "../flows/flow.queries.ts";
import { checkInTurn, isPassword } from "../passwords/hash-password.ts";
import { clearDeviceFailures, clearFailures, commitBeforeDisk, countPassword } from "./failure.queries.ts";
import { finishSignIn } from "./finish-sign-in.ts";
import { tellOfLock } from "./tell-of-lock.ts";

const perAddress = { permits: 20, windowMs: 15 * 60_000 };
const secondFactorMinutes = 10;

type Step = { step: "done" } | ({ step: "second_factor" } & Ways);

/** Somebody whose password was right, and the device if it is known to them. */
interface Entrant {
  readonly user: Credentials;
  readonly device: KnownDevice | undefined;
}

/**
 * Checks e-mail and password (ACC-2). Unknown address, wrong password and a locked account, also with the right password, are answered
 * alike, and take the same statements and one hash each.
 */
export function signIn(
  ctx: OpenContext,
  http: Http,
  input: { email: string; password: string },
): Promise<Step | Refused> {
  const email = normalizeEmail(input.email);
  return checkInTurn(async () => {
    const { user, device, attempt } = await ctx.write(async (tx) => {
      const user = await findCredentials(tx.db, email);
      const device = await findKnownDevice(tx.db, user?.id, http.cookie("browser"));
      await refuseTooMany(tx, email, device);
      await commitBeforeDisk(tx.db);
      const attempt = await countPassword(tx.db, user?.id, device?.id, tx.clock.now());
      return { user, device, attempt };
    });
    const right = await isPassword(attempt.allowed ? user?.hash : undefined, input.password);
    if (right && user) return ctx.write((tx) => letIn(tx, http, { user, device }));
    await noteRefusal(ctx, user, attempt.isLast);
    return new Refused("identity.wrong_credentials");
  });
}

/** An address is not tried endlessly from everywhere; its owner's known devices are counted apart, so that nobody shuts them out. */
async function refuseTooMany(
  ctx: ReadContext,
  email: string,
  device: KnownDevice | undefined,
): Promise<void> {
  const key = device ? `sign_in_device:${device.id}` : `sign_in_address:${keyOf(email)}`;
  const state = await takePermits(ctx, key, perAddress);
  if (state.refused) throw new AppError("platform.too_many_requests", { seconds: state.resetSeconds });
}

const keyOf = (email: string) => hashSecret(email).toString("base64url");

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

async function letIn(ctx: WriteContext, http: Http, { user, device }: Entrant): Promise<Step | Refused> {
  // A password that was replaced while it was checked is a wrong one.
  if (!(await lockPassword(ctx.db, user.id, user.hash))) return new Refused("identity.wrong_credentials");
  // Sent together: none needs the answer of the other.
  await Promise.all([
    clearFailures(ctx.db, user.id, "password"),
    device && clearDeviceFailures(ctx.db, device.id),
  ]);
  if (user.has_factor && !isTrusted(ctx, device)) return askForFactor(ctx, http, user);
  await finishSignIn(ctx, http, { userId: user.id, byTrustedDevice: Boolean(user.has_factor) });
  return { step: "done" };
}

async function askForFactor(ctx: WriteContext, http: Http, user: Credentials): Promise<Step> {
  const secret = await startFlow(ctx.db, {
    purpose: "second_factor",
    userId: user.id,
    now: ctx.clock.now(),
    minutes: secondFactorMinutes,
  });
  http.setCookie("step", { value: secret, maxAge: secondFactorMinutes * 60 });
  ctx.audit({ action: "session.password_given", userId: user.id });
  return { step: "second_factor", ...(await listSignInWays(ctx, user.id)) };
}

function isTrusted(ctx: ReadContext, device: KnownDevice | undefined): boolean {
  if (!device?.trust_ends_at) return false;
  return Temporal.Instant.compare(ctx.clock.now(), Temporal.Instant.from(device.trust_ends_at)) < 0;
}
