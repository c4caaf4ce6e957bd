import { type FactorKind, factorKinds } from "../../../../common/factor-kinds.ts";
import type { ReadContext } from "../../../platform/context.ts";
import { findSheet } from "../backup-codes/backup-code.queries.ts";
import { maskNumber } from "../sms-codes/phone.rules.ts";
import { listPhones } from "../sms-codes/sms-code.queries.ts";
import { smsIsOffered } from "../sms-codes/sms-code.rules.ts";
import { listFactorKinds } from "./factor.queries.ts";
import { unseal } from "./seal.ts";

/** The second factors that somebody can give here and now, the strongest first, and the phones that a code can be sent to. */
export interface Ways {
  readonly factors: FactorKind[];
  readonly phones: { readonly id: string; readonly name: string; readonly number: string }[];
}

/** What a proof may be given by: factors, but no backup codes, which are for signing in alone. */
export async function listProofWays(ctx: ReadContext, userId: string): Promise<Ways> {
  const kinds = await listFactorKinds(ctx.db, userId);
  const factors = kinds.filter((kind) => kind !== "sms" || smsIsOffered(ctx.config));
  const phones = factors.includes("sms") ? await listPhones(ctx.db, userId) : [];
  return {
    factors,
    phones: phones.map(({ id, name, secret }) => ({
      ...{ id, name, number: maskNumber(unseal(ctx.config, secret, id)) },
    })),
  };
}

/** What a sign-in may be finished by: factors, and backup codes while some are left (SEC-2). */
export async function listSignInWays(ctx: ReadContext, userId: string): Promise<Ways> {
  const { factors, phones } = await listProofWays(ctx, userId);
  const left = (await findSheet(ctx.db, userId))?.left ?? 0;
  return {
    factors: factorKinds.filter((kind) => factors.includes(kind) || (kind === "backup_code" && left > 0)),
    phones,
  };
}
