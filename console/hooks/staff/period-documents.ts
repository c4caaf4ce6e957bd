import {
  countStaffArchived,
  readStaffArchive,
} from "../../../server/domains/billing/archives/archive.contract.ts";
import { readStaffAccountStatement } from "../../../server/domains/billing/statements/statement.contract.ts";
import { addressOf } from "../../api/address.ts";
import { queryFor } from "../../api/query.ts";
import type { Period } from "../../ui/form/PeriodFields.tsx";

/** What a customer has in a period: how many documents, and whether anything ever moved. */
export const staffPeriodCountQuery = (organizationId: string, query: Period) =>
  queryFor(countStaffArchived, { params: { organizationId }, query }, ["invoices", "prepaid"]);

/** Where a customer's statement of account and archive of a period lie, for links. */
export const staffPeriodFiles = (organizationId: string, query: Period) => ({
  statement: addressOf(readStaffAccountStatement, { params: { organizationId }, query }),
  archive: (formats: "pdf" | "all") =>
    addressOf(readStaffArchive, { params: { organizationId }, query: { ...query, formats } }),
});
