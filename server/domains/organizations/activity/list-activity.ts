import type { z } from "zod";
import { organizationOf, type ReadContext, userOf } from "../../../platform/context.ts";
import { pageOf } from "../../../platform/request/paging.ts";
import { openPlaces } from "../../../platform/whereabouts/place.ts";
import type { ActivityFilters, OwnActivityFilters } from "./activity.contract.ts";
import { presentEntry } from "./activity.presenter.ts";
import { type ActivityRow, listActivityRows, listOwnActivityRows } from "./activity.queries.ts";
import { searchWords } from "./search.rules.ts";

interface Page {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** A page of the organization's log. */
export async function listActivity(ctx: ReadContext, query: z.output<typeof ActivityFilters> & Page) {
  return present(ctx, query, await listActivityRows(ctx.db, organizationOf(ctx), listingOf(ctx, query)));
}

/** A page of the log of the signed-in user. */
export async function listOwnActivity(ctx: ReadContext, query: z.output<typeof OwnActivityFilters> & Page) {
  return present(ctx, query, await listOwnActivityRows(ctx.db, userOf(ctx), listingOf(ctx, query)));
}

const listingOf = <Q extends { search?: string | undefined }>(ctx: ReadContext, query: Q) => ({
  ...query,
  words: searchWords(query.search, ctx.language),
  timeZone: ctx.clock.timeZone,
});

async function present(ctx: ReadContext, { limit }: Page, rows: readonly ActivityRow[]) {
  const findPlace = await openPlaces(ctx.config);
  const keyOf = (row: ActivityRow) => [row.sortKey, row.id] as const;
  return pageOf(rows, limit, keyOf, (row) => presentEntry(ctx, row, findPlace(row.address, ctx.language)));
}
