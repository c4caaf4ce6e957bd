import type { z } from "zod";
import type { ReadContext } from "../../../platform/context.ts";
import { AppError } from "../../../platform/errors.ts";
import { vatFor } from "../../billing/index.ts";
import {
  findPricedOptions,
  findPricedPlans,
  findVolumeRates,
  labelFor,
  type PricedOption,
  type PricedPlan,
} from "../../catalogue/index.ts";
import type { OrganizationRow } from "../../organizations/index.ts";
import type { OrderLines } from "./order.contract.ts";
import { priceLines } from "./order.rules.ts";

type WantedLine = z.output<typeof OrderLines>[number];

/**
 * What an organization would pay today for these lines: prices of the catalogue (CAT-2), volume rates by what it has and
 * orders (CAT-3), VAT by country, class and customer. An option is a line of its own behind its product (CAT-1).
 */
export async function priceOrder(
  ctx: ReadContext,
  organization: OrganizationRow,
  wanted: readonly WantedLine[],
) {
  const { currency } = organization;
  const planIds = [...new Set(wanted.map((line) => line.planId))];
  const on = ctx.clock.today();
  const reader = { currency, language: ctx.language, on };
  const plans = await findPricedPlans(ctx.db, planIds, reader);
  const options = await findPricedOptions(ctx.db, planIds, reader);
  const chosen = wanted.map((line) => {
    const plan = plans.find((one) => one.id === line.planId && one.period === line.period);
    if (!plan) throw new AppError("catalogue.plan_not_offered");
    return { line, plan };
  });
  const ordered = chosen.map(({ line, plan }) => ({ familyId: plan.familyId, quantity: line.quantity }));
  const volumeRates = await findVolumeRates(ctx.db, organization.organization_id, ordered, reader);
  const lines: (ReturnType<typeof pricedLine> | ReturnType<typeof optionLine>)[] = [];
  for (const { line, plan } of chosen) {
    const volumeRate = volumeRates.find(({ familyId }) => familyId === plan.familyId)?.rate ?? "0";
    const product = pricedLine(ctx, organization, line, plan, volumeRate);
    const ofLine = lines.push(product) - 1;
    for (const option of optionsOf(line, options)) lines.push(optionLine(product, ofLine, option));
  }
  return { currency, volumeRates, ...priceLines(lines) };
}

/** The options that were chosen with a line, each once, in the order of the catalogue. */
function optionsOf({ planId, period, optionIds = [] }: WantedLine, options: readonly PricedOption[]) {
  const ofPlan = options.filter((option) => option.planId === planId && option.period === period);
  if (optionIds.some((id) => !ofPlan.some((option) => option.id === id))) {
    throw new AppError("catalogue.option_not_offered");
  }
  return ofPlan.filter(({ id }) => optionIds.includes(id));
}

/** An option of a line's products: as many of them, for the same period, with the same VAT; volume rates are for products. */
function optionLine(product: ReturnType<typeof pricedLine>, ofLine: number, option: PricedOption) {
  return {
    ...product,
    ...{ optionId: option.id, ofLine, description: option.name, label: product.label ?? product.description },
    ...{ unitPriceMinor: option.amountMinor, volumeRate: "0" },
  };
}

function pricedLine(
  ctx: ReadContext,
  customer: OrganizationRow,
  line: WantedLine,
  plan: PricedPlan,
  volumeRate: string,
) {
  const { vatClass } = plan;
  const decision = vatFor({
    providerCountry: ctx.config.provider.country,
    customerCountry: customer.country,
    customerKind: customer.kind,
    customerVatNumberValid: customer.vat_number_valid,
    vatClass,
    on: ctx.clock.today(),
  });
  return {
    ...{ planId: plan.id, optionId: null, ofLine: null, volumeRate },
    ...{ description: plan.name, label: labelFor(plan, line), period: line.period },
    ...{ quantity: line.quantity, unitPriceMinor: plan.amountMinor },
    ...{ vatClass, vatRate: decision.rate, vatCode: decision.code },
  };
}

export type PricedOrder = Awaited<ReturnType<typeof priceOrder>>;
