import type { ReadContext } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import { csvList } from "../../../platform/request/csv-list.ts";
import { pageOf } from "../../../platform/request/paging.ts";
import { route } from "../../../platform/request/route.ts";
import { assignBankPayment } from "./assign-bank-payment.ts";
import { assignProviderPayout } from "./assign-provider-payout.ts";
import * as contract from "./bank-payment.contract.ts";
import { paymentColumns, presentDecision, presentPayment } from "./bank-payment.presenter.ts";
import { findPayment, listPaymentRows, type PaymentList, paymentExists } from "./bank-payment.queries.ts";
import { listDecisions } from "./decision.queries.ts";
import { listCandidates } from "./list-candidates.ts";
import { resolveDuplicate } from "./resolve-duplicate.ts";
import { undoBankPayment } from "./undo-bank-payment.ts";

async function listPayments(ctx: ReadContext, list: PaymentList) {
  const rows = await listPaymentRows(ctx.db, list);
  return pageOf(
    rows,
    list.limit,
    (row) => [row.sortKey, row.id],
    (row) => presentPayment(ctx, row),
  );
}

export const bankPaymentRoutes = [
  route(contract.listBankPayments, (ctx, { query }) => listPayments(ctx, query)),
  route(contract.listBankPaymentsCsv, async (ctx, { query }) =>
    csvList(ctx, "payments", paymentColumns, (read, page) => listPayments(read, { ...query, ...page })),
  ),
  route(contract.readBankPayment, async (ctx, { params }) =>
    presentPayment(ctx, found(await findPayment(ctx.db, params.bankPaymentId))),
  ),
  route(contract.listCandidates, (ctx, { params, query }) =>
    listCandidates(ctx, params.bankPaymentId, query.search),
  ),
  route(contract.assignBankPayment, async (ctx, { params, body }) => {
    await assignBankPayment(ctx, params.bankPaymentId, body);
    return presentPayment(ctx, found(await findPayment(ctx.db, params.bankPaymentId)));
  }),
  route(contract.recordProviderPayout, async (ctx, { params, body }) => {
    await assignProviderPayout(ctx, params.bankPaymentId, BigInt(body.feeMinor));
    return presentPayment(ctx, found(await findPayment(ctx.db, params.bankPaymentId)));
  }),
  route(contract.resolveDuplicate, async (ctx, { params, body }) => {
    await resolveDuplicate(ctx, params.bankPaymentId, body.decision);
    return presentPayment(ctx, found(await findPayment(ctx.db, params.bankPaymentId)));
  }),
  route(contract.undoBankPayment, async (ctx, { params, body }) => {
    await undoBankPayment(ctx, params.bankPaymentId, body.reason);
    return presentPayment(ctx, found(await findPayment(ctx.db, params.bankPaymentId)));
  }),
  route(contract.listDecisions, async (ctx, { params }) => {
    found((await paymentExists(ctx.db, params.bankPaymentId)) || undefined);
    const rows = await listDecisions(ctx.db, params.bankPaymentId);
    return { items: rows.map((row) => presentDecision(ctx, row)) };
  }),
];
