import { addPeriod, anchorDayOf, type Day, type Period } from "../../../../common/dates.ts";
import type { WriteContext } from "../../../platform/context.ts";
import { newId } from "../../../platform/ids.ts";
import { addJobs } from "../../../platform/jobs/add-jobs.ts";
import { insertProductOptions, type NewProductOption } from "../options/option.queries.ts";
import { labelsFor } from "./label.rules.ts";
import { createProductJob } from "./product.jobs.ts";
import { insertChanges, insertProducts, type NewProduct } from "./product.queries.ts";

/** A paid line of an order. */
export interface BoughtLine {
  readonly planId: string;
  /** The customer's name for the product, or the plan's name. */
  readonly label: string;
  readonly period: Period;
  readonly quantity: number;
  readonly unitPriceMinor: bigint;
  readonly currency: string;
  /** Options of each of its products, at the list price of one unit for the period. */
  readonly options: readonly { readonly optionId: string; readonly unitPriceMinor: bigint }[];
}

export interface Purchase {
  readonly organizationId: string;
  readonly orderId: string;
  readonly startsOn: Day;
  /** Who ordered. */
  readonly actorUserId: string | null;
  readonly lines: readonly BoughtLine[];
}

/** Makes one product for each unit bought, in the state `pending`, and the jobs that provision them (CAT-5, CAT-6). */
export async function createProducts(ctx: WriteContext, purchase: Purchase): Promise<readonly NewProduct[]> {
  const { organizationId, actorUserId } = purchase;
  const bought = purchase.lines.map((line) => ({ line, products: productsOf(purchase, line) }));
  const products = bought.flatMap((one) => one.products);
  const now = ctx.clock.now().toString();
  await insertProducts(ctx.db, products, now);
  const options = bought.flatMap((one) => one.products.flatMap((product) => optionsOf(product, one.line)));
  await insertProductOptions(ctx.db, options);
  const change = { fromState: null, toState: "pending", cause: "ordered" } as const;
  await insertChanges(
    ctx.db,
    products.map(({ id }) => ({ ...change, organizationId, productId: id, id: newId(), actorUserId })),
    now,
  );
  await addJobs(
    ctx,
    createProductJob,
    products.map(({ id }) => ({ organizationId, productId: id })),
  );
  ctx.publish({ topic: "products", organizationId });
  return products;
}

function productsOf({ organizationId, orderId, startsOn }: Purchase, line: BoughtLine): NewProduct[] {
  const { planId, period, unitPriceMinor, currency } = line;
  const expiresOn = addPeriod(startsOn, period, 1);
  const dates = { startsOn, expiresOn, anchorDay: anchorDayOf(startsOn) };
  return labelsFor(line.label, line.quantity).map((label) => ({
    ...{ organizationId, id: newId(), orderId, planId, label, period, unitPriceMinor, currency },
    ...dates,
  }));
}

function optionsOf({ organizationId, id, planId }: NewProduct, { options }: BoughtLine): NewProductOption[] {
  return options.map((option) => ({ organizationId, productId: id, planId, ...option }));
}
