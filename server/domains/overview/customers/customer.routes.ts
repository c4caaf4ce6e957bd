import { route } from "../../../platform/request/route.ts";
import * as contract from "./customer.contract.ts";
import { readCustomer } from "./read-customer.ts";

export const customerRoutes = [
  route(contract.readCustomer, (ctx, { params }) => readCustomer(ctx, params.organizationId)),
];
