import { addDays } from "../../../../common/dates.ts";
import { formatAmount } from "../../../../common/money.ts";
import { organizationOf, userOf, type WriteContext } from "../../../platform/context.ts";
import { refuseUnless } from "../../../platform/errors.ts";
import { translator } from "../../../platform/i18n/i18n.ts";
import { newId } from "../../../platform/ids.ts";
import { addressIsComplete, findPayer } from "../../organizations/index.ts";
import { lockOrganizations } from "../customers/customer.queries.ts";
import { billedCustomerOf } from "../customers/customer.rules.ts";
import { storeDocumentJob } from "../documents/document.jobs.ts";
import { snapshotOf } from "../documents/document-snapshot.ts";
import type { DocumentLine } from "../documents/invoice-document.ts";
import { makeDocument } from "../documents/make-document.ts";
import { insertDueItem } from "../due-items/due-item.queries.ts";
import { reserveReference } from "../due-items/reserve-reference.ts";
import { insertTopUp, nextTopUpNumber } from "./top-up.queries.ts";

/**
 * Announces a transfer to the prepaid account in the organization's currency, with a reference of its own and a payment slip
 * (MON-11). Minor units. Refused: billing.top_up_amount, organizations.address_incomplete. Answers its id.
 */
export async function startTopUp(ctx: WriteContext, amountMinor: bigint): Promise<string> {
  const organizationId = organizationOf(ctx);
  await lockOrganizations(ctx.db, [organizationId]);
  const payer = await findPayer(ctx, organizationId, null);
  const { currency } = payer;
  assertWithinLimits(ctx, amountMinor, currency);
  refuseUnless(addressIsComplete(payer), "organizations.address_incomplete");
  const [id, dueItemId] = [newId(), newId()];
  const issuedOn = ctx.clock.today();
  const requestedAt = ctx.clock.now().toString();
  const dueOn = addDays(issuedOn, ctx.config.topUps.days);
  const reference = await reserveReference(ctx, { organizationId, id: dueItemId, currency });
  const number = (await nextTopUpNumber(ctx.db)).toString();
  const document = makeDocument(ctx.config.provider, {
    ...{ kind: "top_up", number, language: ctx.language, issuedOn, dueOn, currency, reference },
    ...{ customer: billedCustomerOf(payer), lines: [lineOf(ctx, amountMinor)] },
  });
  await insertTopUp(ctx.db, {
    ...{ organizationId, id, number, currency, amountMinor, issuedOn, requestedAt },
    ...{ requestedBy: userOf(ctx), document: snapshotOf(document) },
  });
  const dueItem = { organizationId, id: dueItemId, kind: "top_up" as const, subjectId: id };
  await insertDueItem(
    ctx.db,
    { ...dueItem, reference: reference.value, currency, amountMinor, dueOn },
    requestedAt,
  );
  await ctx.addJob(storeDocumentJob, { organizationId, kind: "top_up", subjectId: id });
  ctx.audit({ subjectKind: "top_up", subjectId: id, details: { amount: amountMinor.toString(), currency } });
  ctx.publish({ topic: "prepaid", organizationId });
  return id;
}

function assertWithinLimits({ config, language }: WriteContext, amountMinor: bigint, currency: string): void {
  const { leastMinor, mostMinor } = config.topUps;
  const text = (minor: bigint) => formatAmount({ minor, currency }, language);
  refuseUnless(amountMinor >= leastMinor && amountMinor <= mostMinor, "billing.top_up_amount", {
    least: text(leastMinor),
    most: text(mostMinor),
  });
}

/** A top-up is no supply: the VAT stands on the invoices that are paid with it. */
function lineOf({ language }: WriteContext, amountMinor: bigint): DocumentLine {
  const description = translator(language)("billing:top_up.line");
  const price = { quantity: 1, unitPriceMinor: amountMinor, netMinor: amountMinor };
  return { description, ...price, vatRate: "0", vatCode: "standard" };
}
