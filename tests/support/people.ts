import assert from "node:assert/strict";
import type { StaffRole } from "../../common/permissions.ts";
import { codeOf } from "../../server/domains/identity/factors/totp.rules.ts";
import {
  confirmFactor,
  hashPassword,
  insertFactor,
  insertStaff,
  insertUser,
  seal,
  startSessionOf,
} from "../../server/domains/identity/index.ts";
import { giveProof } from "../../server/domains/identity/proofs/proof.contract.ts";
import {
  changeOrganization,
  currencyOfCountry,
  foundOrganization,
} from "../../server/domains/organizations/index.ts";
import type { Language } from "../../server/platform/i18n/i18n.ts";
import { newId } from "../../server/platform/ids.ts";
import type { Browser } from "./browser.ts";
import type { TestInstallation } from "./installation.ts";

export interface Person {
  readonly userId: string;
  readonly email: string;
  readonly browser: Browser;
}

export interface Customer extends Person {
  readonly organizationId: string;
  readonly customerNumber: number;
}

export const testPassword = "seven quiet glaciers";
let passwordHash: Promise<string> | undefined;
let count = 0;

/** Somebody signed in, with a password that tests know. */
export async function buildPerson(
  installation: TestInstallation,
  overrides: { email?: string; language?: Language; firstName?: string; lastName?: string } = {},
): Promise<Person> {
  count += 1;
  const number = count;
  passwordHash ??= hashPassword(testPassword);
  const hash = await passwordHash;
  const email = overrides.email ?? `person${number}@example.com`;
  const userId = newId();
  const browser = installation.browser(overrides.language ?? "en");
  await installation.write(async (ctx) => {
    const user = {
      id: userId,
      email,
      firstName: overrides.firstName ?? "Ada",
      lastName: overrides.lastName ?? `Example ${number}`,
      language: overrides.language ?? ("en" as const),
      passwordHash: hash,
    };
    assert.ok(await insertUser(ctx.db, user, ctx.clock.now()));
    browser.cookies.set("__Host-session", await startSessionOf(ctx, userId, false));
  });
  return { userId, email, browser };
}

/** Somebody signed in who is the legal representative of an organization with a complete address. */
export async function buildCustomer(
  installation: TestInstallation,
  overrides: {
    country?: string;
    name?: string;
    language?: Language;
    vatNumber?: string;
    addressless?: boolean;
  } = {},
): Promise<Customer> {
  const person = await buildPerson(installation, overrides.language ? { language: overrides.language } : {});
  const country = overrides.country ?? "CH";
  const name = overrides.name ?? `Example ${count} AG`;
  const { organizationId, customerNumber } = await installation.write(async (ctx) => {
    const id = await foundOrganization(ctx, {
      founderId: person.userId,
      kind: "company",
      name,
      country,
      language: overrides.language ?? "en",
    });
    if (!overrides.addressless) {
      const town = { street: "Seestrasse", building_number: "1", postal_code: "8000", town: "Zürich" };
      await changeOrganization(ctx.db, id, {
        name,
        ...town,
        country,
        currency: currencyOfCountry(country),
        vat_number: overrides.vatNumber ?? null,
        vat_number_valid: Boolean(overrides.vatNumber),
      });
    }
    const row = await ctx.db
      .selectFrom("organizations")
      .select("customer_number")
      .where("organization_id", "=", id)
      .executeTakeFirstOrThrow();
    return { organizationId: id, customerNumber: Number(row.customer_number) };
  });
  return { ...person, organizationId, customerNumber };
}

/** A further member of an organization. */
export async function buildMember(
  installation: TestInstallation,
  organizationId: string,
  role: "legal_representative" | "administrator" | "collaborator" | "external",
  hasBilling = false,
): Promise<Person> {
  const person = await buildPerson(installation);
  await installation.write(async (ctx) => {
    await ctx.db
      .insertInto("members")
      .values({
        organization_id: organizationId,
        user_id: person.userId,
        role,
        has_billing: hasBilling,
        created_at: ctx.clock.now().toString(),
      })
      .execute();
  });
  return person;
}

export const testTotpSecret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

/** Proves by the code of the test app who sits there, as before a sensitive act; once in half a minute of the clock. */
export async function proveByApp(installation: TestInstallation, { browser }: Person): Promise<void> {
  const code = codeOf(testTotpSecret, installation.services.clock.wall());
  const { status, problem } = await browser.call(giveProof, { body: { method: "totp", code } });
  assert.equal(status, 204, JSON.stringify(problem));
}

/** Proves by the password who sits there. */
export async function proveByPassword({ browser }: Person): Promise<void> {
  const { status, problem } = await browser.call(giveProof, {
    body: { method: "password", password: testPassword },
  });
  assert.equal(status, 204, JSON.stringify(problem));
}

/** A member of staff who gave the second factor. */
export async function buildStaff(
  installation: TestInstallation,
  role: StaffRole = "administrator",
): Promise<Person> {
  const person = await buildPerson(installation);
  await installation.write(async (ctx) => {
    const now = ctx.clock.now();
    const factorId = newId();
    await insertStaff(ctx.db, person.userId, role, now);
    await insertFactor(
      ctx.db,
      { id: factorId, userId: person.userId, secret: seal(ctx.config, testTotpSecret, factorId) },
      now,
    );
    await confirmFactor(ctx.db, factorId, now);
    person.browser.cookies.set("__Host-session", await startSessionOf(ctx, person.userId, true));
  });
  return person;
}
