import { useMutation } from "@tanstack/react-query";
import type { z } from "zod";
import type { AnswerOf } from "../../common/contract.ts";
import {
  readAttachment,
  uploadAttachment,
} from "../../server/domains/support/attachments/attachment.contract.ts";
import {
  answerRequest,
  listRequests,
  openRequest,
  readRequest,
  solveRequest,
} from "../../server/domains/support/requests/request.contract.ts";
import { addressOf } from "../api/address.ts";
import { upload } from "../api/client.ts";
import type { ApiProblem } from "../api/problem.ts";
import { listFor, queryFor, useAct } from "../api/query.ts";

export type SupportRequest = AnswerOf<typeof readRequest>;
export type Attachment = AnswerOf<typeof uploadAttachment>;
type RequestSearch = Pick<z.output<typeof listRequests.query>, "search" | "state">;

export const requestList = (organizationId: string, search: RequestSearch) =>
  listFor(listRequests, { params: { organizationId }, query: search }, ["support"]);

export const requestQuery = (organizationId: string, requestId: string) =>
  queryFor(readRequest, { params: { organizationId, requestId } }, ["support"]);

/** Where a file of a request lies, for a link. */
export const attachmentAddress = (organizationId: string, requestId: string, attachmentId: string) =>
  addressOf(readAttachment, { params: { organizationId, requestId, attachmentId } });

export const useOpenRequest = () => useAct(openRequest, { changes: ["support"] });
export const useAnswerRequest = () => useAct(answerRequest, { changes: ["support"] });
export const useSolveRequest = () => useAct(solveRequest, { changes: ["support"] });

/** Uploads a file for a message that is being written. */
export function useUploadAttachment(organizationId: string) {
  return useMutation<Attachment, ApiProblem, File>({
    mutationFn: (file) => upload(uploadAttachment, { params: { organizationId } }, file, () => {}),
  });
}
