import { endpoint, OrganizationParams } from "../../../../common/contract.ts";
import { ExportPeriod } from "../exports/export.contract.ts";

export const readAccountStatement = endpoint({
  id: "account_statement.pdf",
  method: "GET",
  path: "/organizations/:organizationId/account-statement.pdf",
  summary:
    "The statement of account of a period as PDF: balances and every movement, per currency, in the reader's language.",
  actor: "member",
  permission: "invoices.read",
  mode: "open",
  params: OrganizationParams,
  query: ExportPeriod,
  status: 200,
  answer: { contentType: "application/pdf" },
});

export const readStaffAccountStatement = endpoint({
  id: "staff.account_statement.pdf",
  method: "GET",
  path: "/staff/customers/:organizationId/account-statement.pdf",
  summary: "A customer's statement of account of a period as PDF.",
  actor: "staff",
  permission: "staff.invoices.read",
  mode: "open",
  params: OrganizationParams,
  query: ExportPeriod,
  status: 200,
  answer: { contentType: "application/pdf" },
});
