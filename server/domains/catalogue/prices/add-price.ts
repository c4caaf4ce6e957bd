import type { z } from "zod";
import type { WriteContext } from "../../../platform/context.ts";
import { found, refuseUnless } from "../../../platform/errors.ts";
import type { addPrice as endpoint } from "./price.contract.ts";
import { insertVersion, listVersions } from "./price.queries.ts";

/**
 * Adds a version of the price of a plan or of one of its options (CAT-2): from today or a later day on, where it has a price of that period and
 * currency already. Earlier versions stay as they are, and so do the prices of orders and products.
 */
export async function addPrice(
  ctx: WriteContext,
  planId: string,
  { optionId, period, currency, minor, validFrom }: z.output<typeof endpoint.body>,
): Promise<void> {
  const versions = await listVersions(ctx.db, ctx.language, planId);
  found(versions[0]);
  const isSold = versions.some(
    (one) => one.optionId === optionId && one.period === period && one.currency === currency,
  );
  refuseUnless(isSold, "catalogue.price_not_sold");
  refuseUnless(validFrom >= ctx.clock.today(), "catalogue.price_in_the_past");
  const price = { planId, optionId, period, currency, amountMinor: BigInt(minor), validFrom };
  refuseUnless(await insertVersion(ctx.db, price), "catalogue.price_day_taken");
  ctx.audit({
    subjectKind: "plan",
    details: { plan: planId, option: optionId, period, amount: minor.toString(), currency, validFrom },
  });
}
