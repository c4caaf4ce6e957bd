import {
  confirmFactor,
  hashPassword,
  insertFactor,
  insertStaff,
  insertUser,
  seal,
} from "../../server/domains/identity/index.ts";
import {
  changeOrganization,
  currencyOfCountry,
  foundOrganization,
} from "../../server/domains/organizations/index.ts";
import type { WriteContext } from "../../server/platform/context.ts";
import { newId } from "../../server/platform/ids.ts";
import { type DemoCustomer, demoCustomers } from "./customers.ts";
import { demoLogins } from "./logins.ts";

const staffSecret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
const staff = [
  { login: demoLogins[2], firstName: "Nora", lastName: "Lindt", language: "en", role: "administrator" },
  { login: demoLogins[3], firstName: "Tim", lastName: "Rossier", language: "fr", role: "billing" },
] as const;

/** Where a customer of the story is found again. */
export interface CustomerIds {
  readonly organizationId: string;
  readonly userId: string;
}

/** Makes the people who can sign in: customers with their organizations, and staff with an authenticator app. */
export async function loadPeople(ctx: WriteContext): Promise<Record<string, CustomerIds>> {
  const passwordHash = await hashPassword(demoLogins[0].password);
  const ids: Record<string, CustomerIds> = {};
  for (const customer of demoCustomers) ids[customer.key] = await addCustomer(ctx, customer, passwordHash);
  for (const { login, role, ...person } of staff)
    await addStaff(ctx, await addUser(ctx, { ...person, email: login.email, passwordHash }), role);
  return ids;
}

interface NewPerson {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly language: DemoCustomer["language"];
  readonly passwordHash: string;
}

async function addUser(ctx: WriteContext, person: NewPerson): Promise<string> {
  const id = newId();
  await insertUser(ctx.db, { id, ...person }, ctx.clock.now());
  return id;
}

async function addCustomer(
  ctx: WriteContext,
  customer: DemoCustomer,
  passwordHash: string,
): Promise<CustomerIds> {
  const { name, kind, language, vatNumber } = customer;
  const [street, building_number, postal_code, town, country] = customer.address;
  const userId = await addUser(ctx, { ...customer, passwordHash });
  const organizationId = await foundOrganization(ctx, { founderId: userId, kind, name, country, language });
  await changeOrganization(ctx.db, organizationId, {
    ...{ name, street, building_number, postal_code, town, country },
    currency: currencyOfCountry(country),
    vat_number: vatNumber ?? null,
    vat_number_valid: vatNumber !== undefined,
  });
  ctx.audit({
    action: "organization.created",
    organizationId,
    details: { founder: `${customer.firstName} ${customer.lastName}` },
  });
  return { organizationId, userId };
}

async function addStaff(ctx: WriteContext, userId: string, role: "administrator" | "billing"): Promise<void> {
  const now = ctx.clock.now();
  const factorId = newId();
  await insertStaff(ctx.db, userId, role, now);
  await insertFactor(ctx.db, { id: factorId, userId, secret: seal(ctx.config, staffSecret, factorId) }, now);
  await confirmFactor(ctx.db, factorId, now);
}
