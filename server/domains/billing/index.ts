import type { Job } from "../../platform/jobs/job.ts";
import type { Route } from "../../platform/request/route.ts";
import { archiveRoutes } from "./archives/archive.routes.ts";
import { askForChargesJob, closeChargeJob, settleChargeJob } from "./charges/charge.jobs.ts";
import { chargeRoutes } from "./charges/charge.routes.ts";
import { bookChargebackJob } from "./charges/chargeback.jobs.ts";
import { creditNoteRoutes } from "./credit-notes/credit-note.routes.ts";
import { storeDocumentJob } from "./documents/document.jobs.ts";
import { eInvoiceRoutes } from "./e-invoices/e-invoice.routes.ts";
import { exportRoutes } from "./exports/export.routes.ts";
import { countLedgerDaysJob } from "./figures/figure.jobs.ts";
import { figureRoutes } from "./figures/figure.routes.ts";
import { invoiceRoutes } from "./invoices/invoice.routes.ts";
import { ledgerRoutes } from "./ledger/ledger.routes.ts";
import { openItemRoutes } from "./open-items/open-item.routes.ts";
import { forgetMethodJob, settleSetupJob, warnOfExpiryJob } from "./payment-profiles/profile.jobs.ts";
import { profileRoutes } from "./payment-profiles/profile.routes.ts";
import { prepaidRoutes } from "./payments/prepaid.routes.ts";
import { payoutRoutes } from "./payouts/payout.routes.ts";
import { payoutBatchRoutes } from "./payouts/payout-batch.routes.ts";
import { forgetEventsJob, identifyPaymentJob } from "./provider-events/provider-event.jobs.ts";
import { providerEventRoutes } from "./provider-events/provider-event.routes.ts";
import { settleRefundJob } from "./refunds/refund.jobs.ts";
import { refundRoutes } from "./refunds/refund.routes.ts";
import { endTopUpsJob } from "./top-ups/top-up.jobs.ts";
import { topUpRoutes } from "./top-ups/top-up.routes.ts";

export { settleChargeJob } from "./charges/charge.jobs.ts";
export { listReminded, lockOrganizations } from "./customers/customer.queries.ts";
export { BilledCustomer, billedCustomerOf } from "./customers/customer.rules.ts";
export type { DocumentLine, VolumeDiscount } from "./documents/invoice-document.ts";
export { readPdf } from "./documents/read-pdf.ts";
export { lockOpenDueItem } from "./due-items/due-item.queries.ts";
export type { PaymentOutcome } from "./due-items/due-item.rules.ts";
export { cancelDue, cancelDueOrders } from "./due-items/prepaid-part.ts";
export { accountFor, ibanFor } from "./due-items/reference.rules.ts";
export {
  abandonOrdersBy,
  type CompletedOrder,
  completeOrdersBy,
  type PaidOrder,
} from "./due-items/settlement.ts";
export { presentSummary as presentInvoiceSummary } from "./invoices/invoice.presenter.ts";
export { listInvoiceRows } from "./invoices/invoice-lists.queries.ts";
export { issueInvoice } from "./invoices/issue-invoice.ts";
export { recordPeriods } from "./invoices/record-periods.ts";
export { tellOfInvoice } from "./invoices/tell-of-invoice.ts";
export { checkLedger } from "./ledger/check-ledger.ts";
export { findPrepaidBalance, listPrepaidBalances } from "./ledger/ledger.queries.ts";
export { invoicePage, orderPage } from "./pages.ts";
export { settleSetupJob } from "./payment-profiles/profile.jobs.ts";
export { assignPayment } from "./payments/assign-payment.ts";
export { bookPayments } from "./payments/book-payments.ts";
export type {
  Alongside,
  ReferencedPaymentRow,
  ReferencedPayments,
} from "./payments/exact-payment.queries.ts";
export { outcomeText } from "./payments/outcome-text.ts";
export { payExactly } from "./payments/pay-exactly.ts";
export { payFromPrepaid } from "./payments/pay-from-prepaid.ts";
export type {
  BookedPayment,
  IncomingPayment,
  PaymentTarget,
  ReferenceFault,
} from "./payments/payment.rules.ts";
export { releasePayments } from "./payments/release-payments.ts";
export { tellOfUndonePayment } from "./payments/tell-of-undone-payment.ts";
export { type UndonePayment, undoPayment } from "./payments/undo-payment.ts";
export { bookPayouts } from "./payouts/book-payouts.ts";
export { payoutNumberOf, payoutPrefix } from "./payouts/payout.rules.ts";
export type { PayoutEntry } from "./payouts/payout-bank.queries.ts";
export { recordProviderPayout } from "./provider-payouts/record-provider-payout.ts";
export { undoProviderPayout } from "./provider-payouts/undo-provider-payout.ts";
export { settleRefundJob } from "./refunds/refund.jobs.ts";

import { tellOfPaidInvoicesJob } from "./payments/tell-of-paid-invoices.jobs.ts";
import { staffInvoiceRoutes } from "./staff-invoices/staff-invoice.routes.ts";
import { statementRoutes } from "./statements/statement.routes.ts";
import { writeOffRoutes } from "./write-offs/write-off.routes.ts";

export { importOpenItems } from "./open-items/import-open-items.ts";
export { issueProforma } from "./proformas/issue-proforma.ts";
export { findOpenProforma, findProformaId, type OpenProforma } from "./proformas/proforma.queries.ts";
export { type VatClass, type VatCode, vatFor, vatSummary } from "./vat/vat.rules.ts";

import { remindOfInvoicesJob } from "./reminders/reminder.jobs.ts";
import { reminderRoutes } from "./reminders/reminder.routes.ts";

export const routes: readonly Route[] = [
  ...invoiceRoutes,
  ...creditNoteRoutes,
  ...eInvoiceRoutes,
  ...writeOffRoutes,
  ...staffInvoiceRoutes,
  ...exportRoutes,
  ...statementRoutes,
  ...archiveRoutes,
  ...figureRoutes,
  ...prepaidRoutes,
  ...topUpRoutes,
  ...chargeRoutes,
  ...profileRoutes,
  ...refundRoutes,
  ...providerEventRoutes,
  ...payoutRoutes,
  ...payoutBatchRoutes,
  ...ledgerRoutes,
  ...openItemRoutes,
  ...reminderRoutes,
];
export const jobs: readonly Job[] = [
  storeDocumentJob,
  tellOfPaidInvoicesJob,
  remindOfInvoicesJob,
  endTopUpsJob,
  settleChargeJob,
  closeChargeJob,
  askForChargesJob,
  bookChargebackJob,
  settleSetupJob,
  forgetMethodJob,
  warnOfExpiryJob,
  settleRefundJob,
  identifyPaymentJob,
  forgetEventsJob,
  countLedgerDaysJob,
];
