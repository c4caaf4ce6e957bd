import { keepPreviousData } from "@tanstack/react-query";
import type { AnswerOf, CallOf } from "../../../common/contract.ts";
import { readStaffAttachment } from "../../../server/domains/support/attachments/attachment.contract.ts";
import {
  answerStaffRequest,
  assignRequest,
  changeRequestState,
  listStaffRequests,
  listStaffRequestsCsv,
  noteOnRequest,
  readStaffRequest,
} from "../../../server/domains/support/requests/staff-request.contract.ts";
import { addressOf } from "../../api/address.ts";
import { listFor, queryFor, useAct } from "../../api/query.ts";

export type StaffRequest = AnswerOf<typeof readStaffRequest>;

/** Requests of all customers, by the state of the address. */
export const staffRequestList = (query: CallOf<typeof listStaffRequests>["query"]) => ({
  ...listFor(listStaffRequests, { query }, ["support"]),
  placeholderData: keepPreviousData,
});

/** Where the same list lies as CSV, for a link. */
export const staffRequestsCsv = (query: NonNullable<CallOf<typeof listStaffRequestsCsv>["query"]>) =>
  addressOf(listStaffRequestsCsv, { query });

export const staffRequestQuery = (organizationId: string, requestId: string) =>
  queryFor(readStaffRequest, { params: { organizationId, requestId } }, ["support"]);

/** Where a file of a customer's request lies, for a link. */
export const staffAttachmentAddress = (organizationId: string, requestId: string, attachmentId: string) =>
  addressOf(readStaffAttachment, { params: { organizationId, requestId, attachmentId } });

export const useAnswerStaffRequest = () => useAct(answerStaffRequest, { changes: ["support"] });
export const useNoteOnRequest = () => useAct(noteOnRequest, { changes: ["support"] });
export const useAssignRequest = () => useAct(assignRequest, { changes: ["support"] });
export const useChangeRequestState = () => useAct(changeRequestState, { changes: ["support"] });
