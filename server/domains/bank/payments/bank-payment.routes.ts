import { found } from "../../../platform/errors.ts";
import { pageOf, readCursor } from "../../../platform/request/paging.ts";
import { route } from "../../../platform/request/route.ts";
import { assignBankPayment } from "./assign-bank-payment.ts";
import * as contract from "./bank-payment.contract.ts";
import { presentDecision, presentPayment } from "./bank-payment.presenter.ts";
import { findPayment, listPaymentRows, paymentExists } from "./bank-payment.queries.ts";
import { listDecisions } from "./decision.queries.ts";
import { listCandidates } from "./list-candidates.ts";
import { resolveDuplicate } from "./resolve-duplicate.ts";
import { undoBankPayment } from "./undo-bank-payment.ts";

export const bankPaymentRoutes = [
  route(contract.listBankPayments, async (ctx, { query }) => {
    const { queue, bankFileId, search, limit } = query;
    const after = readCursor(query.cursor)?.[1];
    const rows = await listPaymentRows(ctx.db, { queue, bankFileId, search, after, limit });
    return pageOf(
      rows,
      limit,
      (row) => [row.bookedOn, row.id],
      (row) => presentPayment(ctx, row),
    );
  }),
  route(contract.readBankPayment, async (ctx, { params }) =>
    presentPayment(ctx, found(await findPayment(ctx.db, params.bankPaymentId))),
  ),
  route(contract.listCandidates, async (ctx, { params, query }) => ({
    items: await listCandidates(ctx, params.bankPaymentId, query.search),
  })),
  route(contract.assignBankPayment, async (ctx, { params, body }) => {
    await assignBankPayment(ctx, params.bankPaymentId, body);
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
