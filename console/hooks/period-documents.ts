import type { AnswerOf } from "../../common/contract.ts";
import { countArchived, readArchive } from "../../server/domains/billing/archives/archive.contract.ts";
import { readAccountStatement } from "../../server/domains/billing/statements/statement.contract.ts";
import { addressOf } from "../api/address.ts";
import { queryFor } from "../api/query.ts";
import type { Period } from "../ui/form/PeriodFields.tsx";

export type PeriodCount = AnswerOf<typeof countArchived>;

/** What an organization has in a period: how many documents, and whether anything ever moved. */
export const periodCountQuery = (organizationId: string, query: Period) =>
  queryFor(countArchived, { params: { organizationId }, query }, ["invoices", "prepaid"]);

/** Where the statement of account and the archive of a period lie, for links. */
export const periodFiles = (organizationId: string, query: Period) => ({
  statement: addressOf(readAccountStatement, { params: { organizationId }, query }),
  archive: (formats: "pdf" | "all") =>
    addressOf(readArchive, { params: { organizationId }, query: { ...query, formats } }),
});
