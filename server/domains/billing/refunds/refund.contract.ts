import { z } from "zod";
import { endpoint, line } from "../../../../common/contract.ts";
import { StaffCharge, StaffChargeParams } from "../charges/charge.contract.ts";

export const requestRefund = endpoint({
  id: "staff.charge.refund",
  method: "POST",
  path: "/staff/customers/:organizationId/charges/:chargeId/refunds",
  summary: "Give money of the prepaid account back to the method that a charge was paid with (MON-14).",
  actor: "staff",
  permission: "staff.charges.refund",
  mode: "write",
  idempotent: true,
  params: StaffChargeParams,
  body: z.object({
    minor: z.int({ error: "field.amount" }).min(1, { error: "field.amount" }),
    reason: line(500),
  }),
  status: 201,
  answer: StaffCharge,
});
