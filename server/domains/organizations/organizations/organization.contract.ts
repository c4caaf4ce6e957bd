import { z } from "zod";
import {
  Abilities,
  Country,
  Currency,
  csvEndpoint,
  dayFilters,
  endpoint,
  Id,
  Instant,
  Language,
  line,
  OrganizationParams,
  optionalLine,
  PageQuery,
  page,
  Search,
  sortBy,
} from "../../../../common/contract.ts";

export const organizationKinds = ["individual", "association", "company"] as const;

export const Address = z.object({
  street: z.string(),
  buildingNumber: z.string(),
  postalCode: z.string(),
  town: z.string(),
  country: Country,
});

export const Organization = z.object({
  id: Id,
  customerNumber: z.int(),
  kind: z.enum(organizationKinds),
  name: z.string(),
  ...Address.shape,
  currency: z.string(),
  vatNumber: z.string().nullable(),
  vatNumberValid: z.boolean(),
  language: Language,
  createdAt: Instant,
  /** False while the postal address that an invoice needs is not complete. */
  addressComplete: z.boolean(),
  abilities: Abilities,
});

export const createOrganization = endpoint({
  id: "organization.create",
  method: "POST",
  path: "/organizations",
  summary: "Create another organization; one becomes its legal representative (ORG-1).",
  actor: "user",
  mode: "write",
  idempotent: true,
  body: z.object({ kind: z.enum(organizationKinds), name: line(120), country: Country }),
  status: 201,
  answer: z.object({ id: Id }),
});

export const readOrganization = endpoint({
  id: "organization.read",
  method: "GET",
  path: "/organizations/:organizationId",
  summary: "One organization.",
  actor: "member",
  permission: "organization.read",
  mode: "read",
  params: OrganizationParams,
  status: 200,
  answer: Organization,
});

export const updateOrganization = endpoint({
  id: "organization.update",
  method: "PATCH",
  path: "/organizations/:organizationId",
  summary:
    "Change name, postal address or VAT number; a summary mail goes to the legal representatives (ORG-1).",
  actor: "member",
  permission: "organization.update",
  mode: "write",
  params: OrganizationParams,
  body: z.object({
    name: line(120),
    street: line(70),
    buildingNumber: optionalLine(16),
    postalCode: line(16),
    town: line(35),
    country: Country,
    vatNumber: optionalLine(30).nullable(),
  }),
  status: 200,
  answer: Organization,
});

/** How the list of staff is narrowed and ordered; from and to are days of the first sign-up. */
export const CustomerFilters = z.object({
  ...dayFilters,
  kind: z.enum(organizationKinds).optional(),
  country: Country.optional(),
  currency: Currency.optional(),
  search: Search,
  sort: sortBy("since", "name", "number").default("-since"),
});

export const listCustomers = endpoint({
  id: "staff.customers.list",
  method: "GET",
  path: "/staff/customers",
  summary:
    "Organizations for staff, newest first unless ordered otherwise; search by name, customer number or e-mail.",
  actor: "staff",
  permission: "staff.customers.read",
  mode: "read",
  query: PageQuery.extend(CustomerFilters.shape),
  status: 200,
  answer: page(
    z.object({
      id: Id,
      customerNumber: z.int(),
      name: z.string(),
      kind: z.enum(organizationKinds),
      country: z.string(),
      currency: z.string(),
      createdAt: Instant,
    }),
  ),
});

export const listCustomersCsv = csvEndpoint({
  id: "staff.customers.csv",
  path: "/staff/customers.csv",
  summary: "The same list as CSV, whole.",
  permission: "staff.customers.read",
  query: CustomerFilters,
});
