import type { z } from "zod";
import type { ReadContext } from "../../../platform/context.ts";
import { AppError } from "../../../platform/errors.ts";
import { vatFor } from "../../billing/index.ts";
import { findPricedPlans, labelFor, type PricedPlan } from "../../catalogue/index.ts";
import type { OrganizationRow } from "../../organizations/index.ts";
import type { OrderLines } from "./order.contract.ts";
import { priceLines } from "./order.rules.ts";

type WantedLine = z.output<typeof OrderLines>[number];

/** What an organization would pay today for these lines: prices of the catalogue (CAT-2), VAT by country, class and customer. */
export async function priceOrder(
  ctx: ReadContext,
  organization: OrganizationRow,
  wanted: readonly WantedLine[],
) {
  const { currency } = organization;
  const planIds = [...new Set(wanted.map((line) => line.planId))];
  const on = ctx.clock.today();
  const plans = await findPricedPlans(ctx.db, planIds, { currency, language: ctx.language, on });
  const lines = wanted.map((line) => {
    const plan = plans.find((one) => one.id === line.planId && one.period === line.period);
    if (!plan) throw new AppError("catalogue.plan_not_offered");
    return pricedLine(ctx, organization, line, plan);
  });
  return { currency, ...priceLines(lines) };
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
