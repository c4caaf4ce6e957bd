import { type BaseContext, organizationOf, type ReadContext, userOf } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import { findRequest, lockRequest, type RequestRow } from "./request.queries.ts";

/** Whose requests the member sees: all of the organization (undefined), or those that this user opened (ORG-2). */
export function onlyOpenedBy(ctx: BaseContext): string | undefined {
  return ctx.can("support.read_all") ? undefined : userOf(ctx);
}

/** A request that the member may see; for all others it does not exist. */
export async function findOwnRequest(ctx: ReadContext, requestId: string): Promise<RequestRow> {
  const request = found(await findRequest(ctx.db, organizationOf(ctx), requestId));
  const only = onlyOpenedBy(ctx);
  return found(only === undefined || request.openedBy === only ? request : undefined);
}

/** The same, locked until the transaction ends. */
export async function lockOwnRequest(ctx: ReadContext, requestId: string): Promise<RequestRow> {
  await lockRequest(ctx.db, organizationOf(ctx), requestId);
  return findOwnRequest(ctx, requestId);
}
