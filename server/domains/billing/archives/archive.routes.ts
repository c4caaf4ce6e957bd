import { organizationOf } from "../../../platform/context.ts";
import { route } from "../../../platform/request/route.ts";
import * as contract from "./archive.contract.ts";
import { countDocuments } from "./archive.queries.ts";
import { makeArchive } from "./make-archive.ts";

export const archiveRoutes = [
  route(contract.countArchived, (ctx, { query }) =>
    countDocuments(ctx.db, { ...query, organizationId: organizationOf(ctx) }),
  ),
  route(contract.readArchive, (ctx, { query }) =>
    makeArchive(ctx, { ...query, organizationId: organizationOf(ctx) }),
  ),
  route(contract.countStaffArchived, (ctx, { params, query }) =>
    countDocuments(ctx.db, { ...query, organizationId: params.organizationId }),
  ),
  route(contract.readStaffArchive, (ctx, { params, query }) =>
    makeArchive(ctx, { ...query, organizationId: params.organizationId }),
  ),
];
