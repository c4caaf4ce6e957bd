import type { WriteContext } from "../../../platform/context.ts";
import type { DocumentReference } from "../documents/invoice-document.ts";
import { nextReferenceNumber, takeReference } from "./due-item.queries.ts";
import { accountFor, referenceOf } from "./reference.rules.ts";

const mostTries = 1_000;

/** Takes a payment reference of its own for a due item (MON-5). References of a former system may be in the way: they are passed over. */
export async function reserveReference(
  ctx: WriteContext,
  item: { readonly organizationId: string; readonly id: string; readonly currency: string },
): Promise<DocumentReference> {
  const account = accountFor(ctx.config.provider, item.currency);
  for (let attempt = 0; attempt < mostTries; attempt += 1) {
    const reference = referenceOf(account, await nextReferenceNumber(ctx.db));
    if (await takeReference(ctx.db, reference.value, item.organizationId, item.id)) return reference;
  }
  throw new Error("no free payment reference was found");
}
