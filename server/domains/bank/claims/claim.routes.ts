import { toMinorNumber } from "../../../../common/money.ts";
import { type BaseContext, organizationOf } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import { pageOf, readCursor } from "../../../platform/request/paging.ts";
import { route } from "../../../platform/request/route.ts";
import * as contract from "./claim.contract.ts";
import { type ClaimRow, listClaimRows, lockClaim, markWithdrawn } from "./claim.queries.ts";
import { claimPayment } from "./claim-payment.ts";

function present(ctx: BaseContext, { id, state, amountMinor, currency, paidOn, iban, claimedAt }: ClaimRow) {
  const abilities = { withdraw: state === "open" && ctx.can("invoices.pay") };
  return { id, state, minor: toMinorNumber(amountMinor), currency, paidOn, iban, claimedAt, abilities };
}

export const claimRoutes = [
  route(contract.listClaims, async (ctx, { query }) => {
    const { limit } = query;
    const rows = await listClaimRows(ctx.db, organizationOf(ctx), { limit, after: readCursor(query.cursor) });
    return pageOf(
      rows,
      limit,
      (row) => [row.claimedAt, row.id],
      (row) => present(ctx, row),
    );
  }),
  route(contract.claimPayment, async (ctx, { body }) => present(ctx, await claimPayment(ctx, body))),
  route(contract.withdrawClaim, async (ctx, { params }) => {
    const organizationId = organizationOf(ctx);
    const claim = found(await lockClaim(ctx.db, organizationId, params.claimId));
    await markWithdrawn(ctx.db, organizationId, claim.id, ctx.clock.now().toString());
    ctx.audit({ subjectKind: "payment_claim", subjectId: claim.id });
    ctx.publish({ topic: "prepaid", organizationId });
    ctx.publish({ topic: "bank_payments" });
    return present(ctx, found(await lockClaim(ctx.db, organizationId, claim.id)));
  }),
];
