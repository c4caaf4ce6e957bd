import { userOf } from "../../../platform/context.ts";
import { route } from "../../../platform/request/route.ts";
import { closeAccount } from "./close-account.ts";
import * as contract from "./closing.contract.ts";
import { listObstacles } from "./list-obstacles.ts";

export const closingRoutes = [
  route(contract.readClosing, (ctx) => listObstacles(ctx.db, userOf(ctx)), { reach: "platform" }),
  route(contract.closeAccount, (ctx, { body }, http) => closeAccount(ctx, http, body.password), {
    reach: "platform",
  }),
];
