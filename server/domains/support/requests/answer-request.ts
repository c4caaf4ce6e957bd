import { organizationOf, type WriteContext } from "../../../platform/context.ts";
import { lockOwnRequest } from "./find-own-request.ts";
import { changeStateRow } from "./request.queries.ts";
import { canBeSolved, stateAfterAnswer } from "./request.rules.ts";
import { sendMessage } from "./send-message.ts";
import { tellOfChange } from "./tell-of-change.ts";

/** A message of a customer, which opens the request again in whatever state it was (SUP-4). Refused as a message is. */
export async function answerRequest(
  ctx: WriteContext,
  requestId: string,
  message: { readonly text: string; readonly attachmentIds: readonly string[] },
): Promise<void> {
  const request = await lockOwnRequest(ctx, requestId);
  await sendMessage(ctx, request, { ...message, staffName: null });
  await changeStateRow(ctx.db, request, stateAfterAnswer("customer"), ctx.clock.now().toString());
  const { id, number } = request;
  ctx.audit({ subjectKind: "support_request", subjectId: id, details: { number } });
  tellOfChange(ctx, organizationOf(ctx));
}

/** A customer says that a request is solved; one that is solved or closed stays as it is. */
export async function solveRequest(ctx: WriteContext, requestId: string): Promise<void> {
  const request = await lockOwnRequest(ctx, requestId);
  if (!canBeSolved(request.state)) return;
  await changeStateRow(ctx.db, request, "solved", ctx.clock.now().toString());
  const { id, number } = request;
  ctx.audit({ subjectKind: "support_request", subjectId: id, details: { number } });
  tellOfChange(ctx, organizationOf(ctx));
}
