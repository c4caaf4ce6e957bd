import { type BaseContext, type ReadContext, userOf } from "../../../platform/context.ts";
import type { CsvColumns } from "../../../platform/request/csv-list.ts";
import { listAttachmentRows } from "../attachments/attachment.queries.ts";
import { listMessageRows, listNoteRows } from "./message.queries.ts";
import type { RequestRow } from "./request.queries.ts";
import { canBeSolved } from "./request.rules.ts";

/** A request as lists show it. */
export function presentSummary(row: RequestRow) {
  const { id, number, subject, category, state, openedByName, openedAt, changedAt } = row;
  const { productId, productLabel } = row;
  const product = productId === null ? null : { id: productId, label: productLabel ?? "" };
  return { id, number, subject, category, state, openedByName, openedAt, changedAt, product };
}

/** A request as the list of staff shows it. */
export function presentStaffSummary(row: RequestRow & { readonly organizationName: string }) {
  const { organizationId, organizationName, assignedToName } = row;
  return { ...presentSummary(row), organizationId, organizationName, assignedToName };
}

/** The columns of the same list as CSV. */
export const staffRequestColumns: CsvColumns<ReturnType<typeof presentStaffSummary>> = {
  number: ({ number }) => number,
  customer: ({ organizationName }) => organizationName,
  subject: ({ subject }) => subject,
  category: ({ category }) => category,
  state: ({ state }) => state,
  product: ({ product }) => product?.label ?? null,
  opened_by: ({ openedByName }) => openedByName,
  opened_at: ({ openedAt }) => openedAt,
  changed_at: ({ changedAt }) => changedAt,
  assigned_to: ({ assignedToName }) => assignedToName,
};

async function threadOf(ctx: ReadContext, { organizationId, id }: RequestRow) {
  const messages = await listMessageRows(ctx.db, organizationId, id);
  const files = Map.groupBy(
    await listAttachmentRows(ctx.db, organizationId, id),
    ({ messageId }) => messageId,
  );
  return messages.map((message) => ({
    ...message,
    attachments: (files.get(message.id) ?? []).map((file) => ({
      ...{ id: file.id, name: file.name, bytes: file.bytes },
    })),
  }));
}

function abilitiesOf(ctx: BaseContext, { state }: RequestRow) {
  const answer = ctx.can("support.write");
  return { answer, solve: answer && canBeSolved(state) };
}

/** A request with its thread, as its organization sees it. */
export async function presentRequest(ctx: ReadContext, request: RequestRow) {
  const messages = await threadOf(ctx, request);
  return { ...presentSummary(request), messages, abilities: abilitiesOf(ctx, request) };
}

/** A request with thread and notes, as staff see it. */
export async function presentStaffRequest(ctx: ReadContext, request: RequestRow, organizationName: string) {
  const { organizationId, id, assignedTo } = request;
  return {
    ...presentStaffSummary({ ...request, organizationName }),
    isMine: assignedTo === userOf(ctx),
    messages: await threadOf(ctx, request),
    notes: await listNoteRows(ctx.db, organizationId, id),
    abilities: { answer: ctx.can("staff.requests.answer") },
  };
}
