import { route } from "../../../platform/request/route.ts";
import { checkCode } from "./check-code.ts";
import { renewCode } from "./renew-code.ts";
import * as contract from "./support-code.contract.ts";
import { presentCode } from "./support-code.presenter.ts";

export const supportCodeRoutes = [
  route(contract.readSupportCode, presentCode, { reach: "platform" }),
  route(
    contract.renewSupportCode,
    async (ctx) => {
      await renewCode(ctx);
      return presentCode(ctx);
    },
    { reach: "platform" },
  ),
  route(contract.checkSupportCode, (ctx, { body }) => checkCode(ctx, body.code)),
];
