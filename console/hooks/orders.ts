import type { z } from "zod";
import type { AnswerOf } from "../../common/contract.ts";
import {
  cancelOrder,
  invoiceOrder,
  listOrders,
  type OrderLines,
  payOrderFromPrepaid,
  placeOrder,
  priceOrder,
  readOrder,
  readProforma,
  setPrepaidPart,
} from "../../server/domains/orders/orders/order.contract.ts";
import { addressOf } from "../api/address.ts";
import { listFor, queryFor, useAct } from "../api/query.ts";

export type Order = AnswerOf<typeof readOrder>;
export type PricedOrder = AnswerOf<typeof priceOrder>;
export type OrderSearch = Pick<z.output<typeof listOrders.query>, "state">;

export const orderList = (organizationId: string, search: OrderSearch) =>
  listFor(listOrders, { params: { organizationId }, query: search }, ["orders"]);

export const orderQuery = (organizationId: string, orderId: string) =>
  queryFor(readOrder, { params: { organizationId, orderId } }, ["orders", "prepaid"]);

/** What lines would cost: net, VAT, total. Only the server computes prices; the address decides about the VAT. */
export const pricesQuery = (
  organizationId: string,
  lines: z.input<typeof OrderLines>,
  billingAddressId: string | null,
) =>
  queryFor(priceOrder, { params: { organizationId }, body: { lines, billingAddressId } }, [
    "plans",
    "organization",
    "products",
  ]);

/** Where the pro-forma invoice of an order lies, for a link. */
export const proformaAddress = (organizationId: string, orderId: string) =>
  addressOf(readProforma, { params: { organizationId, orderId } });

export const usePriceOrder = () => useAct(priceOrder, { changes: [] });
export const usePlaceOrder = () => useAct(placeOrder, { changes: ["orders"] });
export const useCancelOrder = () => useAct(cancelOrder, { changes: ["orders"] });
export const useInvoiceOrder = () => useAct(invoiceOrder, { changes: ["orders", "invoices"] });
export const useSetPrepaidPart = () => useAct(setPrepaidPart, { changes: ["orders", "prepaid"] });
export const usePayOrderFromPrepaid = () =>
  useAct(payOrderFromPrepaid, { changes: ["orders", "invoices", "prepaid", "products"] });
