import { z } from "zod";
import { endpoint, OrganizationParams } from "../../../../common/contract.ts";
import { ExportPeriod } from "../exports/export.contract.ts";

const ArchiveQuery = ExportPeriod.safeExtend({
  formats: z
    .enum(["pdf", "all"])
    .default("pdf")
    .meta({ description: "all: with the e-invoices as XML, too" }),
});
const Archived = z.object({
  invoices: z.int(),
  creditNotes: z.int(),
  hasMoved: z
    .boolean()
    .meta({ description: "Anything moved until the end of the period, so that there is a statement" }),
});

export const countArchived = endpoint({
  id: "document_archive.read",
  method: "GET",
  path: "/organizations/:organizationId/document-archive",
  summary: "How many invoices and credit notes a period has, and whether there is a statement of account.",
  actor: "member",
  permission: "invoices.read",
  mode: "read",
  params: OrganizationParams,
  query: ExportPeriod,
  status: 200,
  answer: Archived,
});

export const readArchive = endpoint({
  id: "document_archive.zip",
  method: "GET",
  path: "/organizations/:organizationId/document-archive/documents.zip",
  summary: "All invoices and credit notes of a period in one ZIP file.",
  actor: "member",
  permission: "invoices.read",
  mode: "open",
  params: OrganizationParams,
  query: ArchiveQuery,
  status: 200,
  answer: { contentType: "application/zip" },
});

export const countStaffArchived = endpoint({
  id: "staff.document_archive.read",
  method: "GET",
  path: "/staff/customers/:organizationId/document-archive",
  summary: "How many invoices and credit notes a customer has in a period.",
  actor: "staff",
  permission: "staff.invoices.read",
  mode: "read",
  params: OrganizationParams,
  query: ExportPeriod,
  status: 200,
  answer: Archived,
});

export const readStaffArchive = endpoint({
  id: "staff.document_archive.zip",
  method: "GET",
  path: "/staff/customers/:organizationId/document-archive/documents.zip",
  summary: "All invoices and credit notes of a customer in a period in one ZIP file.",
  actor: "staff",
  permission: "staff.invoices.read",
  mode: "open",
  params: OrganizationParams,
  query: ArchiveQuery,
  status: 200,
  answer: { contentType: "application/zip" },
});
