import type { z } from "zod";
import { formatDecimal } from "../../../../common/money.ts";
import { organizationOf, userOf, type WriteContext } from "../../../platform/context.ts";
import { AppError, found, refuseUnless } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import { lockOrganizations } from "../../billing/index.ts";
import { findOrganization } from "../../organizations/index.ts";
import type { claimPayment as endpoint } from "./claim.contract.ts";
import { type ClaimRow, countOpenClaims, insertClaim } from "./claim.queries.ts";
import { isClaimDay, mostOpenClaims } from "./claim.rules.ts";

/**
 * Notes a transfer that the organization misses (MON-7). Says nothing of the payments that wait, so that nobody finds out about those
 * of others. Refused: bank.too_many_claims.
 */
export async function claimPayment(
  ctx: WriteContext,
  wanted: z.output<typeof endpoint.body>,
): Promise<ClaimRow> {
  const organizationId = organizationOf(ctx);
  const { minor, paidOn, iban } = wanted;
  if (!isClaimDay(paidOn, ctx.clock.today()))
    throw new AppError("platform.invalid_input", {}, [{ path: "paidOn", code: "field.claim_day" }]);
  await lockOrganizations(ctx.db, [organizationId]);
  const { currency } = found(await findOrganization(ctx.db, organizationId));
  refuseUnless((await countOpenClaims(ctx.db, organizationId)) < mostOpenClaims, "bank.too_many_claims", {
    count: mostOpenClaims,
  });
  const claimedAt = ctx.clock.now().toString();
  const claim = {
    organizationId,
    id: newId(),
    amountMinor: BigInt(minor),
    currency,
    paidOn,
    iban,
    claimedAt,
  };
  await insertClaim(ctx.db, claim, userOf(ctx));
  const amount = `${currency} ${formatDecimal({ minor: claim.amountMinor, currency })}`;
  ctx.audit({ subjectKind: "payment_claim", subjectId: claim.id, details: { amount } });
  ctx.publish({ topic: "prepaid", organizationId });
  ctx.publish({ topic: "bank_payments" });
  return { ...claim, state: "open" };
}
