import { route } from "../../../platform/request/route.ts";
import { changePassword } from "./change-password.ts";
import * as contract from "./password.contract.ts";

export const passwordRoutes = [
  route(contract.changePassword, (ctx, { body }, http) => changePassword(ctx, http, body), {
    reach: "platform",
  }),
];
