import { organizationOf } from "../../../platform/context.ts";
import { route } from "../../../platform/request/route.ts";
import { makeStatement } from "./make-statement.ts";
import * as contract from "./statement.contract.ts";

export const statementRoutes = [
  route(contract.readAccountStatement, (ctx, { query }) =>
    makeStatement(ctx, { ...query, organizationId: organizationOf(ctx) }),
  ),
  route(contract.readStaffAccountStatement, (ctx, { params, query }) =>
    makeStatement(ctx, { ...query, organizationId: params.organizationId }),
  ),
];
