import type { Day } from "../../../../common/dates.ts";
import type { WriteContext } from "../../../platform/context.ts";
import type { Language } from "../../../platform/i18n/i18n.ts";
import { newId } from "../../../platform/ids.ts";
import type { BilledCustomer } from "../customers/customer.rules.ts";
import { storeDocumentJob } from "../documents/document.jobs.ts";
import { snapshotOf } from "../documents/document-snapshot.ts";
import type { DocumentLine, InvoiceDocument } from "../documents/invoice-document.ts";
import { makeDocument } from "../documents/make-document.ts";
import { insertDueItem } from "../due-items/due-item.queries.ts";
import { setPartAside } from "../due-items/prepaid-part.ts";
import { reserveReference } from "../due-items/reserve-reference.ts";
import { countProformas, insertProforma } from "./proforma.queries.ts";

export interface ProformaToIssue {
  readonly organizationId: string;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly customer: BilledCustomer;
  readonly language: Language;
  readonly currency: string;
  readonly lines: readonly DocumentLine[];
  readonly dueOn: Day;
  readonly notes?: readonly string[];
  /** Set aside of the prepaid account, in minor units, below the total; the pro-forma asks for the rest. */
  readonly prepaidMinor?: bigint;
}

/**
 * Issues a pro-forma invoice of an order, with a reference of its own (MON-5), and makes the order due. A later one takes the place
 * of one whose due item was cancelled.
 */
export async function issueProforma(ctx: WriteContext, input: ProformaToIssue): Promise<InvoiceDocument> {
  const { organizationId, orderId, orderNumber, customer, language, currency, lines, dueOn, notes } = input;
  const { prepaidMinor = 0n } = input;
  const id = newId();
  const dueItemId = newId();
  const issuedAt = ctx.clock.now().toString();
  const issuedOn = ctx.clock.today();
  const earlier = await countProformas(ctx.db, organizationId, orderId);
  const number = earlier === 0 ? `P-${orderNumber}` : `P-${orderNumber}-${earlier + 1}`;
  const reference = await reserveReference(ctx, { organizationId, id: dueItemId, currency });
  const document = makeDocument(ctx.config.provider, {
    ...{ kind: "proforma", number, language, issuedOn, dueOn },
    ...{ customer, orderNumber, currency, lines, reference, notes },
    ...(prepaidMinor > 0n ? { prepaidMinor } : {}),
  });
  const { totalMinor } = document;
  await insertProforma(ctx.db, {
    ...{ organizationId, id, orderId, number, currency, totalMinor, issuedOn, issuedAt },
    document: snapshotOf(document),
  });
  const dueItem = { organizationId, id: dueItemId, kind: "order" as const, subjectId: orderId };
  await insertDueItem(
    ctx.db,
    {
      ...dueItem,
      reference: reference.value,
      currency,
      amountMinor: totalMinor - prepaidMinor,
      prepaidMinor,
      dueOn,
    },
    issuedAt,
  );
  await setPartAside(ctx, { organizationId, id: dueItemId, currency, prepaidMinor });
  await ctx.addJob(storeDocumentJob, { organizationId, kind: "proforma", subjectId: id });
  return document;
}
