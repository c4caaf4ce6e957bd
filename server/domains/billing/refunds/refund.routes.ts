import { found } from "../../../platform/errors.ts";
import { route } from "../../../platform/request/route.ts";
import { findOrganization } from "../../organizations/index.ts";
import { presentStaffCharge } from "../charges/charge.presenter.ts";
import { findChargeFacts } from "../charges/charge.queries.ts";
import * as contract from "./refund.contract.ts";
import { requestRefund } from "./request-refund.ts";

export const refundRoutes = [
  route(contract.requestRefund, async (ctx, { params, body }) => {
    const { organizationId, chargeId } = params;
    const { minor, reason } = body;
    await requestRefund(ctx, { organizationId, chargeId, amountMinor: BigInt(minor), reason });
    const charge = found(await findChargeFacts(ctx.db, organizationId, chargeId));
    const { name } = found(await findOrganization(ctx.db, organizationId));
    return presentStaffCharge(ctx, charge, name);
  }),
];
