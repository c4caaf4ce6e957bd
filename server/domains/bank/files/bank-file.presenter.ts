import { toMinorNumber } from "../../../../common/money.ts";
import type { BaseContext } from "../../../platform/context.ts";
import { refusalText } from "../../../platform/i18n/i18n.ts";
import type { CsvColumns } from "../../../platform/request/csv-list.ts";
import type { BankFileRow } from "./bank-file.queries.ts";

/** A bank file as staff see it. */
export function presentFile(ctx: BaseContext, row: BankFileRow) {
  const { refusal } = row;
  return {
    id: row.id,
    name: row.name,
    sizeBytes: Number(row.sizeBytes),
    message: row.message,
    state: row.state,
    uploadedAt: row.uploadedAt,
    uploadedByName: row.uploadedByName,
    finishedAt: row.finishedAt,
    payments: row.payments,
    notPayments: row.notPayments,
    results: {
      paid: row.paid,
      prepaid: row.prepaid,
      unassigned: row.unassigned,
      duplicate: row.duplicate,
      possibleDuplicate: row.possibleDuplicate,
      providerPayouts: row.providerPayouts,
    },
    sums: row.sums.map(({ minor, currency }) => ({ minor: toMinorNumber(BigInt(minor)), currency })),
    refusal: refusal && {
      code: refusal.code,
      message: refusalText(ctx.language, refusal.code, refusal.params),
      line: refusal.line,
      column: refusal.column,
    },
  };
}

/** The columns of the list as CSV. */
export const fileColumns: CsvColumns<ReturnType<typeof presentFile>> = {
  name: ({ name }) => name,
  message: ({ message }) => message,
  state: ({ state }) => state,
  uploaded_at: ({ uploadedAt }) => uploadedAt,
  uploaded_by: ({ uploadedByName }) => uploadedByName,
  payments: ({ payments }) => payments,
  paid: ({ results }) => results.paid,
  prepaid: ({ results }) => results.prepaid,
  provider_payouts: ({ results }) => results.providerPayouts,
  unassigned: ({ results }) => results.unassigned,
  duplicates: ({ results }) => results.duplicate + results.possibleDuplicate,
  refusal: ({ refusal }) => refusal?.message ?? null,
};
