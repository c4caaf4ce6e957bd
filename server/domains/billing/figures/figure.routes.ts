import { route } from "../../../platform/request/route.ts";
import * as contract from "./figure.contract.ts";
import { readFigures } from "./read-figures.ts";

export const figureRoutes = [route(contract.readFigures, (ctx) => readFigures(ctx))];
