import { toMinorNumber } from "../../../../common/money.ts";
import type { BaseContext } from "../../../platform/context.ts";
import { translate } from "../../../platform/i18n/i18n.ts";
import { type CsvColumns, decimalOf } from "../../../platform/request/csv-list.ts";
import type { paymentOutcomes } from "./bank-payment.contract.ts";
import type { BankPaymentRow } from "./bank-payment.queries.ts";
import type { DecisionRow } from "./decision.queries.ts";

/** A payment of the bank as staff see it. */
export function presentPayment(ctx: BaseContext, row: BankPaymentRow) {
  const mayDecide = ctx.can("staff.bank.assign");
  const isDoubtful = row.state === "possible_duplicate";
  return {
    id: row.id,
    bankFileId: row.bankFileId,
    state: row.state ?? ("read" as const),
    outcome: row.outcome as (typeof paymentOutcomes)[number] | null,
    outcomeText: row.outcome && translate(ctx.language, `bank:outcome.${row.outcome}`),
    minor: toMinorNumber(row.amountMinor),
    currency: row.currency,
    bookedOn: row.bookedOn,
    reference: row.reference,
    referenceKind: row.referenceKind,
    debtorName: row.debtorName,
    debtorIban: row.debtorIban ?? row.debtorAccount,
    remittance: row.remittance,
    endToEndId: row.endToEndId,
    bankReference: row.bankReference,
    organizationId: row.organizationId,
    organizationName: row.organizationName,
    score: row.score,
    reasons: [...(row.reasons ?? [])],
    paidKind: row.paidKind,
    paidNumber: row.paidNumber,
    duplicateOfId: row.duplicateOfId,
    abilities: {
      assign: mayDecide && row.state === "unassigned",
      confirm: mayDecide && isDoubtful,
      dismiss: mayDecide && isDoubtful,
      undo: mayDecide && (row.state === "booked" || row.state === "assigned"),
    },
  };
}

/** A decision about a payment, in the reader's language. */
export function presentDecision(ctx: BaseContext, { outcome, ...decision }: DecisionRow) {
  return { ...decision, outcomeText: outcome && translate(ctx.language, `bank:outcome.${outcome}`) };
}

/** The columns of the list as CSV. */
export const paymentColumns: CsvColumns<ReturnType<typeof presentPayment>> = {
  booked_on: ({ bookedOn }) => bookedOn,
  payer: ({ debtorName }) => debtorName,
  account: ({ debtorIban }) => debtorIban,
  reference: ({ reference }) => reference,
  text: ({ remittance }) => remittance,
  state: ({ state }) => state,
  outcome: ({ outcome }) => outcome,
  customer: ({ organizationName }) => organizationName,
  paid: ({ paidNumber }) => paidNumber,
  currency: ({ currency }) => currency,
  amount: ({ minor, currency }) => decimalOf(minor, currency),
};
