import { toMinorNumber } from "../../../../common/money.ts";
import type { BaseContext } from "../../../platform/context.ts";
import { refusalText } from "../../../platform/i18n/i18n.ts";
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
