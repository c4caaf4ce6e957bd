import { route } from "../../../platform/request/route.ts";
import { addScale } from "./add-scale.ts";
import * as contract from "./scale.contract.ts";

export const scaleRoutes = [
  route(contract.addScale, async (ctx, { params, body }) => {
    await addScale(ctx, params.familyId, body);
    return undefined;
  }),
];
