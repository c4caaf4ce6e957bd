import { route } from "../../../platform/request/route.ts";
import * as contract from "./overview.contract.ts";
import { readOverview } from "./read-overview.ts";

export const overviewRoutes = [route(contract.readOverview, (ctx) => readOverview(ctx))];
