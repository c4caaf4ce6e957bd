import type { z } from "zod";
import { organizationOf, userOf, type WriteContext } from "../../../platform/context.ts";
import { AppError } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import { takePermits } from "../../../platform/request/take-permits.ts";
import { findProduct, onlyGivenTo } from "../../catalogue/index.ts";
import type { openRequest as endpoint } from "./request.contract.ts";
import { insertRequest, nextRequestNumber } from "./request.queries.ts";
import { openLimit } from "./request.rules.ts";
import { sendMessage } from "./send-message.ts";
import { tellOfChange } from "./tell-of-change.ts";

/** Opens a request with its first message (SUP-4); gives its id. Refused as a message is, and platform.too_many_requests. */
export async function openRequest(ctx: WriteContext, body: z.output<typeof endpoint.body>): Promise<string> {
  const [organizationId, openedBy] = [organizationOf(ctx), userOf(ctx)];
  const { subject, category, productId, text, attachmentIds } = body;
  const limit = await takePermits(ctx, `support_request:${openedBy}`, openLimit);
  if (limit.refused) throw new AppError("platform.too_many_requests", { seconds: limit.resetSeconds });
  if (productId !== null && !(await mayName(ctx, productId)))
    throw new AppError("platform.invalid_input", {}, [{ path: "productId", code: "field.wrong" }]);
  const request = {
    ...{ organizationId, id: newId(), number: await nextRequestNumber(ctx.db) },
    ...{ subject, category, productId, openedBy, openedAt: ctx.clock.now().toString() },
  };
  await insertRequest(ctx.db, request);
  await sendMessage(ctx, request, { text, attachmentIds, staffName: null });
  const { id, number } = request;
  ctx.audit({ subjectKind: "support_request", subjectId: id, details: { number } });
  tellOfChange(ctx, organizationId);
  return id;
}

/** True for a product that the member sees. */
async function mayName(ctx: WriteContext, productId: string): Promise<boolean> {
  const own = await findProduct(ctx.db, organizationOf(ctx), productId, ctx.language, onlyGivenTo(ctx));
  return own !== undefined;
}
