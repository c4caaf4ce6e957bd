import { randomInt } from "node:crypto";
import { supportCodeMinutes } from "../../../../common/support-codes.ts";
import { userOf, type WriteContext } from "../../../platform/context.ts";
import { AppError } from "../../../platform/errors.ts";
import { seal } from "../../identity/index.ts";
import { hmacOfCode, sealedFor } from "./keep-code-secret.ts";
import { keepCode } from "./support-code.queries.ts";
import { newSupportCode } from "./support-code.rules.ts";

/** More than one try is needed where somebody else has the same code: once in thousands. */
const tries = 5;

/** Gives the signed-in user a new support code, which no other user has (SUP-1); the one before is void. */
export async function renewCode(ctx: WriteContext): Promise<void> {
  const userId = userOf(ctx);
  const now = ctx.clock.now();
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const code = newSupportCode(randomInt);
    const kept = await keepCode(ctx.db, {
      userId,
      hmac: hmacOfCode(ctx.config, code),
      sealed: seal(ctx.config, code, sealedFor(userId)),
      madeAt: now.toString(),
      expiresAt: now.add({ minutes: supportCodeMinutes }).toString(),
    });
    if (kept) return;
  }
  throw new AppError("platform.conflict");
}
