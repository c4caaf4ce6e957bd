import type { WriteContext } from "../../../platform/context.ts";
import { newId } from "../../../platform/ids.ts";
import { lockOrganizations } from "../customers/customer.queries.ts";
import { openingPosting } from "../ledger/ledger.rules.ts";
import { postTransactions } from "../ledger/post-transactions.ts";
import {
  findImported,
  findOrganizations,
  findTakenReferences,
  insertOpenItems,
  type KnownItem,
  type LocatedItem,
} from "./open-item.queries.ts";
import { findRepeated, type OpenItem, type OpenItemMistake, readLine } from "./open-item.rules.ts";
import { readOpenItemsFile } from "./read-open-items-file.ts";

export interface ImportResult {
  /** The invoices that were made, in the order of the file. */
  readonly invoiceIds: readonly string[];
  /** Lines that an earlier import had brought, just the same. */
  readonly alreadyThere: number;
  readonly mistakes: readonly OpenItemMistake[];
}

/** Takes over open invoices of a former system with their references, all or none: with a mistake in any line, nothing is imported. */
export async function importOpenItems(ctx: WriteContext, bytes: Buffer): Promise<ImportResult> {
  const lines = readOpenItemsFile(bytes).map((line) => ("fault" in line ? [line] : readLine(line)));
  const items = lines.flatMap((line) => (Array.isArray(line) ? [] : [line]));
  const mistakes = lines.flatMap((line) => (Array.isArray(line) ? line : []));
  const located = await locate(ctx, items, mistakes);
  mistakes.push(...findRepeated(located));
  await lockOrganizations(ctx.db, [...new Set(located.map((item) => item.organizationId))]);
  const fresh = await leaveOutKnown(ctx, located, mistakes);
  const alreadyThere = mistakes.length > 0 ? 0 : located.length - fresh.length;
  if (mistakes.length > 0 || fresh.length === 0) {
    return { invoiceIds: [], alreadyThere, mistakes: mistakes.toSorted((a, b) => a.line - b.line) };
  }
  return { invoiceIds: await store(ctx, fresh), alreadyThere, mistakes };
}

async function locate(
  ctx: WriteContext,
  items: readonly OpenItem[],
  mistakes: OpenItemMistake[],
): Promise<LocatedItem[]> {
  const ids = await findOrganizations(ctx.db, [...new Set(items.map((item) => item.organization))]);
  return items.flatMap((item) => {
    const organizationId = ids.get(item.organization);
    if (organizationId) return [{ ...item, organizationId }];
    mistakes.push({ line: item.line, column: "organization", fault: "unknown_organization" });
    return [];
  });
}

/** The items that are not there yet; one that is there with other content is a mistake, as is a reference that somebody has. */
async function leaveOutKnown(
  ctx: WriteContext,
  items: readonly LocatedItem[],
  mistakes: OpenItemMistake[],
): Promise<LocatedItem[]> {
  const keyOf = (item: { organizationId: string; number: string }) => `${item.organizationId} ${item.number}`;
  const known = new Map((await findImported(ctx.db, items)).map((item) => [keyOf(item), item]));
  const fresh = items.filter((item) => {
    const before = known.get(keyOf(item));
    if (before && !isSame(before, item)) {
      mistakes.push({ line: item.line, column: "number", fault: "differs_from_before" });
    }
    return !before;
  });
  const taken = await findTakenReferences(
    ctx.db,
    fresh.map((item) => item.reference),
  );
  for (const { line, reference } of fresh) {
    if (taken.has(reference)) mistakes.push({ line, column: "reference", fault: "reference_taken" });
  }
  return fresh;
}

const isSame = (before: KnownItem, item: LocatedItem) =>
  before.issuedOn === item.issuedOn &&
  before.dueOn === item.dueOn &&
  before.amountMinor === item.amountMinor &&
  before.currency === item.currency &&
  before.reference === item.reference;

async function store(ctx: WriteContext, fresh: readonly LocatedItem[]): Promise<string[]> {
  const items = fresh.map((item) => ({ ...item, invoiceId: newId(), dueItemId: newId() }));
  await insertOpenItems(ctx.db, items, ctx.clock.now().toString(), ctx.clock.timeZone);
  const bookedOn = ctx.clock.today();
  await postTransactions(
    ctx,
    items.map(({ organizationId, invoiceId: causeId, currency, amountMinor }) =>
      openingPosting({ organizationId, causeId, bookedOn, currency, amountMinor }),
    ),
  );
  for (const organizationId of new Set(items.map((item) => item.organizationId))) {
    ctx.publish({ topic: "invoices", organizationId });
  }
  return items.map((item) => item.invoiceId);
}
