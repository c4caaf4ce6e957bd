import { userOf, type WriteContext } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import { insertNote } from "./message.queries.ts";
import {
  assignRow,
  changeStateRow,
  findRequest,
  lockRequest,
  type RequestRow,
  type RequestState,
} from "./request.queries.ts";
import { stateAfterAnswer } from "./request.rules.ts";
import { sendMessage } from "./send-message.ts";
import { tellOfAnswer } from "./tell-of-answer.ts";
import { tellOfChange } from "./tell-of-change.ts";

export interface RequestKey {
  readonly organizationId: string;
  readonly requestId: string;
}

async function lock(ctx: WriteContext, { organizationId, requestId }: RequestKey): Promise<RequestRow> {
  await lockRequest(ctx.db, organizationId, requestId);
  return found(await findRequest(ctx.db, organizationId, requestId));
}

/** An answer of staff: sent by mail, and in the thread (SUP-4). Whoever answers first takes care of the request. */
export async function answerForStaff(
  ctx: WriteContext,
  key: RequestKey,
  answer: { readonly text: string; readonly state: "waiting" | "solved" },
): Promise<void> {
  const request = await lock(ctx, key);
  const { organizationId, id, number } = request;
  await sendMessage(ctx, request, { text: answer.text, attachmentIds: [], staffName: ctx.actor.name });
  await changeStateRow(ctx.db, request, stateAfterAnswer(answer.state), ctx.clock.now().toString());
  if (request.assignedTo === null) await assignRow(ctx.db, request, userOf(ctx));
  await tellOfAnswer(ctx, request, answer.text);
  ctx.audit({ organizationId, subjectKind: "support_request", subjectId: id, details: { number } });
  tellOfChange(ctx, organizationId);
}

/** A note among staff: nothing of it reaches the customer, neither text nor log nor event. */
export async function noteOnRequest(ctx: WriteContext, key: RequestKey, text: string): Promise<void> {
  const { organizationId, id: requestId, number } = await lock(ctx, key);
  const writtenAt = ctx.clock.now().toString();
  await insertNote(ctx.db, {
    ...{ id: newId(), organizationId, requestId },
    ...{ authorId: userOf(ctx), text, writtenAt },
  });
  noteInOwnLog(ctx, requestId, number);
}

/** Takes care of a request oneself, or leaves it to others; a matter of staff alone. */
export async function assignRequest(ctx: WriteContext, key: RequestKey, to: "me" | "nobody"): Promise<void> {
  const request = await lock(ctx, key);
  await assignRow(ctx.db, request, to === "me" ? userOf(ctx) : null);
  noteInOwnLog(ctx, request.id, request.number);
}

/** Puts a request into another state without a word. */
export async function changeRequestState(
  ctx: WriteContext,
  key: RequestKey,
  state: RequestState,
): Promise<void> {
  const request = await lock(ctx, key);
  if (request.state === state) return;
  const { organizationId, id, number } = request;
  await changeStateRow(ctx.db, request, state, ctx.clock.now().toString());
  ctx.audit({ organizationId, subjectKind: "support_request", subjectId: id, details: { number } });
  tellOfChange(ctx, organizationId);
}

/** In the log of whoever acts, and told to screens of staff alone. */
function noteInOwnLog(ctx: WriteContext, subjectId: string, number: string): void {
  ctx.audit({ userId: userOf(ctx), subjectKind: "support_request", subjectId, details: { number } });
  ctx.publish({ topic: "support" });
}
