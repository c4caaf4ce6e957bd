import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { AnswerOf } from "../../../common/contract.ts";
import { importOpenItems } from "../../../server/domains/billing/open-items/open-item.contract.ts";
import { upload } from "../../api/client.ts";
import type { ApiProblem } from "../../api/problem.ts";
import { refresh } from "../../api/refresh.ts";

export type OpenItemsResult = AnswerOf<typeof importOpenItems>;

/** Takes over the open items of a CSV file, all or nothing. */
export function useImportOpenItems() {
  const client = useQueryClient();
  return useMutation<OpenItemsResult, ApiProblem, { file: File; onProgress: (share: number) => void }>({
    mutationFn: ({ file, onProgress }) => upload(importOpenItems, {}, file, onProgress),
    onSuccess: () => refresh(client, ["invoices", "ledger", "customers"]),
  });
}
