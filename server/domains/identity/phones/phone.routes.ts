import { userOf } from "../../../platform/context.ts";
import { route } from "../../../platform/request/route.ts";
import { changePhone } from "./change-phone.ts";
import * as contract from "./phone.contract.ts";
import { findPhone } from "./phone.queries.ts";
import { shownPhone } from "./phone.rules.ts";

export const phoneRoutes = [
  route(
    contract.readPhone,
    async (ctx) => {
      const number = await findPhone(ctx.db, userOf(ctx));
      return { number: number ?? null, shown: number ? shownPhone(number) : null };
    },
    { reach: "platform" },
  ),
  route(contract.changePhone, (ctx, { body }) => changePhone(ctx, body.number), { reach: "platform" }),
];
