import { z } from "zod";
import { toMinorNumber } from "../../../../common/money.ts";
import type { ProductOptionRow } from "../options/option.queries.ts";
import type { findSuspension } from "../suspensions/suspension.queries.ts";
import type { listChanges, ProductDetails, ProductRow } from "./product.queries.ts";

/** A product as lists show it. */
export function presentProduct(product: ProductRow) {
  const { id, label, planId, planName, familyId, icon, state, period, startsOn, expiresOn } = product;
  const { amountMinor, currency, createdAt } = product;
  const minor = toMinorNumber(BigInt(amountMinor));
  return {
    id,
    label,
    planId,
    planName,
    familyId,
    icon,
    state,
    period,
    startsOn,
    expiresOn,
    minor,
    currency,
    createdAt,
  };
}

const Access = z.array(z.object({ name: z.string(), value: z.string() }));

/** A product with its options, what its module says and what happened to it. */
export function presentProductDetails(
  { access, ...product }: ProductDetails,
  options: readonly ProductOptionRow[],
  changes: Awaited<ReturnType<typeof listChanges>>,
  suspension: Awaited<ReturnType<typeof findSuspension>>,
) {
  return {
    ...presentProduct(product),
    orderId: product.orderId,
    options: options.map(({ id, name, amountMinor }) => ({ id, name, minor: toMinorNumber(amountMinor) })),
    suspension: suspension ?? null,
    access: Access.parse(access ?? []),
    changes: changes.map(({ firstName, lastName, ...change }) => ({
      ...change,
      actorName: firstName === null ? null : `${firstName} ${lastName}`,
    })),
  };
}
