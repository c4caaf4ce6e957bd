import { z } from "zod";
import { endpoint, Id, OrganizationParams } from "../../../../common/contract.ts";
import { Order } from "../orders/order.contract.ts";

const StaffOrderParams = OrganizationParams.extend({ orderId: Id });

export const readStaffOrder = endpoint({
  id: "staff.order.read",
  method: "GET",
  path: "/staff/customers/:organizationId/orders/:orderId",
  summary: "A customer's order.",
  actor: "staff",
  permission: "staff.orders.read",
  mode: "read",
  params: StaffOrderParams,
  status: 200,
  answer: Order.extend({ organizationId: Id, organizationName: z.string() }),
});

export const readStaffProforma = endpoint({
  id: "staff.proforma.pdf",
  method: "GET",
  path: "/staff/customers/:organizationId/orders/:orderId/proforma.pdf",
  summary: "The pro-forma invoice of a customer's order as PDF.",
  actor: "staff",
  permission: "staff.orders.read",
  mode: "read",
  params: StaffOrderParams,
  status: 200,
  answer: { contentType: "application/pdf" },
});
