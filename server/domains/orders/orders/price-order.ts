import type { z } from "zod";
import type { ReadContext } from "../../../platform/context.ts";
import { AppError } from "../../../platform/errors.ts";
import { vatFor } from "../../billing/index.ts";
import { findPricedPlans, findVolumeRates, labelFor, type PricedPlan } from "../../catalogue/index.ts";
import type { OrganizationRow } from "../../organizations/index.ts";
import type { OrderLines } from "./order.contract.ts";
import { priceLines } from "./order.rules.ts";

type WantedLine = z.output<typeof OrderLines>[number];

/**
 * What an organization would pay today for these lines: prices of the catalogue (CAT-2), volume
 * rates by what it has and orders (CAT-3), VAT by country, class and customer.
 */
export async function priceOrder(
  ctx: ReadContext,
  organization: OrganizationRow,
  wanted: readonly WantedLine[],
) {
  const { currency } = organization;
  const planIds = [...new Set(wanted.map((line) => line.planId))];
  const on = ctx.clock.today();
  const plans = await findPricedPlans(ctx.db, planIds, { currency, language: ctx.language, on });
  const chosen = wanted.map((line) => {
    const plan = plans.find((one) => one.id === line.planId && one.period === line.period);
    if (!plan) throw new AppError("catalogue.plan_not_offered");
    return { line, plan };
  });
  const ordered = chosen.map(({ line, plan }) => ({ familyId: plan.familyId, quantity: line.quantity }));
  const reader = { language: ctx.language, on };
  const volumeRates = await findVolumeRates(ctx.db, organization.organization_id, ordered, reader);
  const lines = chosen.map(({ line, plan }) => {
    const volumeRate = volumeRates.find(({ familyId }) => familyId === plan.familyId)?.rate ?? "0";
    return { ...pricedLine(ctx, organization, line, plan), volumeRate };
  });
  return { currency, volumeRates, ...priceLines(lines) };
}

function pricedLine(ctx: ReadContext, customer: OrganizationRow, line: WantedLine, plan: PricedPlan) {
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
    ...{ planId: plan.id, description: plan.name, label: labelFor(plan, line), period: line.period },
    ...{ quantity: line.quantity, unitPriceMinor: plan.amountMinor },
    ...{ vatClass, vatRate: decision.rate, vatCode: decision.code },
  };
}

export type PricedOrder = Awaited<ReturnType<typeof priceOrder>>;
