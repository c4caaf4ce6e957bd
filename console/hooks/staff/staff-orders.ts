import type { AnswerOf } from "../../../common/contract.ts";
import {
  readStaffOrder,
  readStaffProforma,
} from "../../../server/domains/orders/staff-orders/staff-order.contract.ts";
import { addressOf } from "../../api/address.ts";
import { queryFor } from "../../api/query.ts";

export type StaffOrder = AnswerOf<typeof readStaffOrder>;

/** One order of a customer, as staff see it. */
export const staffOrderQuery = (organizationId: string, orderId: string) =>
  queryFor(readStaffOrder, { params: { organizationId, orderId } }, ["orders", "invoices"]);

/** Where the pro-forma invoice of a customer's order lies, for a link. */
export const staffProformaAddress = ({ organizationId, id }: StaffOrder) =>
  addressOf(readStaffProforma, { params: { organizationId, orderId: id } });
