import { exportInvoices, exportJournal } from "../../../server/domains/billing/exports/export.contract.ts";
import { addressOf } from "../../api/address.ts";
import type { Period } from "../../ui/form/PeriodFields.tsx";

/** Where the journal of a period lies, for a link. */
export const journalAddress = (query: Period) => addressOf(exportJournal, { query });

/** Where the invoices and credit notes of a period lie, for a link. */
export const invoicesAddress = (query: Period) => addressOf(exportInvoices, { query });
