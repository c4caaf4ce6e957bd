import { route } from "../../../platform/request/route.ts";
import { exportPersonalData } from "./export-personal-data.ts";
import * as contract from "./personal-data.contract.ts";

export const personalDataRoutes = [
  route(contract.readPersonalData, (ctx) => exportPersonalData(ctx), { reach: "platform" }),
];
