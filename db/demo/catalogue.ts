import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { parseAmount } from "../../common/money.ts";
import { type NewFamily, storeCatalogue } from "../../server/domains/catalogue/index.ts";
import type { Db } from "../../server/platform/database/database.ts";

const Texts = z.strictObject({
  en: z.string(),
  de: z.string(),
  fr: z.string(),
  it: z.string(),
  es: z.string(),
});

const Prices = z.array(
  z.strictObject({ period: z.enum(["month", "year"]), currency: z.string(), amount: z.string() }),
);

const Catalogue = z.strictObject({
  /** The first day of every price. */
  validFrom: z.iso.date(),
  /** The provisioning module of every plan. */
  module: z.string(),
  families: z.array(
    z.strictObject({
      id: z.string(),
      icon: z.string(),
      names: Texts,
      /** Percent less from so many products of the family on. */
      tiers: z.array(z.strictObject({ fromQuantity: z.int(), rate: z.string() })).default([]),
      plans: z.array(
        z.strictObject({
          id: z.string(),
          rank: z.int(),
          names: Texts,
          summaries: Texts,
          features: z.array(Texts),
          domainSuffix: z.string().optional(),
          prices: Prices,
        }),
      ),
      /** What can be added to a product of each of its plans. */
      options: z
        .array(
          z.strictObject({
            id: z.string(),
            moduleKey: z.string(),
            names: Texts,
            summaries: Texts,
            prices: Prices,
          }),
        )
        .default([]),
    }),
  ),
});

/** Loads the plans of the demo provider with their prices. Needs reach over all organizations. */
export async function loadDemoCatalogue(db: Db): Promise<void> {
  const text = readFileSync(join(import.meta.dirname, "catalogue.json"), "utf8");
  const { validFrom, module, families } = Catalogue.parse(JSON.parse(text));
  const pricesOf = (prices: z.output<typeof Prices>) =>
    prices.map((price) => ({ ...price, validFrom, amountMinor: minorOf(price) }));
  const read: NewFamily[] = families.map((family, position) => ({
    ...family,
    position,
    tiers: family.tiers.map((tier) => ({ ...tier, validFrom })),
    plans: family.plans.map((plan) => ({
      ...{ ...plan, module, vatClass: "standard", domainSuffix: plan.domainSuffix ?? null },
      prices: pricesOf(plan.prices),
      options: family.options.map((option) => ({ ...option, prices: pricesOf(option.prices) })),
    })),
  }));
  await storeCatalogue(db, read);
}

function minorOf({ amount, currency }: { amount: string; currency: string }): bigint {
  const read = parseAmount(amount, currency);
  if (!read) throw new Error(`${amount} is not an amount in ${currency}`);
  return read.minor;
}
