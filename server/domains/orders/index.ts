import type { Job } from "../../platform/jobs/job.ts";
import type { Route } from "../../platform/request/route.ts";
import { abandonOrdersBy, completeOrdersBy } from "../billing/index.ts";
import { abandonOrder } from "./orders/abandon-order.ts";
import { completeOrder } from "./orders/complete-order.ts";
import { expireOrdersJob } from "./orders/order.jobs.ts";
import { orderRoutes } from "./orders/order.routes.ts";
import { staffOrderRoutes } from "./staff-orders/staff-order.routes.ts";

export { cancelOrder } from "./orders/cancel-order.ts";
export { invoiceOrder } from "./orders/invoice-order.ts";
export { presentSummary as presentOrderSummary } from "./orders/order.presenter.ts";
export { listOrderRows } from "./orders/order-lists.queries.ts";
export { placeOrder } from "./orders/place-order.ts";
export { priceOrder } from "./orders/price-order.ts";

completeOrdersBy(completeOrder);
abandonOrdersBy(abandonOrder);

export const routes: readonly Route[] = [...orderRoutes, ...staffOrderRoutes];
export const jobs: readonly Job[] = [expireOrdersJob];
