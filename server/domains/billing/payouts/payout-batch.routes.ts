import { found } from "../../../platform/errors.ts";
import { FileReply } from "../../../platform/request/http.ts";
import { route } from "../../../platform/request/route.ts";
import { confirmBatch } from "./confirm-payouts.ts";
import { makeBatch } from "./make-batch.ts";
import { presentBatch, presentWaiting } from "./payout.presenter.ts";
import * as contract from "./payout-batch.contract.ts";
import { findBatch, findBatchFile, listBatches, sumApproved } from "./payout-batch.queries.ts";

const mostShown = 50;

export const payoutBatchRoutes = [
  route(contract.listPayoutBatches, async (ctx) => ({
    waiting: (await sumApproved(ctx.db)).map(presentWaiting),
    items: (await listBatches(ctx.db, mostShown)).map(presentBatch),
  })),
  route(contract.makePayoutBatch, async (ctx, { body }) => {
    const id = await makeBatch(ctx, body);
    return presentBatch(found(await findBatch(ctx.db, id)));
  }),
  route(contract.readPaymentOrder, async (ctx, { params }) => {
    const { number, bytes } = found(await findBatchFile(ctx.db, params.batchId, "bank"));
    return new FileReply(bytes, `payment-order-${number}.xml`);
  }),
  route(contract.readPayoutList, async (ctx, { params }) => {
    const { number, bytes } = found(await findBatchFile(ctx.db, params.batchId, "paypal"));
    return new FileReply(bytes, `payout-list-${number}.csv`);
  }),
  route(contract.confirmPayoutBatch, async (ctx, { params, body }) => {
    await confirmBatch(ctx, params.batchId, body);
    return presentBatch(found(await findBatch(ctx.db, params.batchId)));
  }),
];
