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
import type { DemoLogin } from "./logins.ts";
import { demoLogins } from "./logins.ts";

const staffSecret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

interface Address {
  readonly street: string;
  readonly building_number: string;
  readonly postal_code: string;
  readonly town: string;
  readonly country: string;
}

/** The people who can sign in: two customers with their organizations, two members of staff with an authenticator app. */
export async function loadPeople(ctx: WriteContext): Promise<void> {
  const [lea, jonas, nora, tim] = demoLogins;
  const leaId = await addUser(ctx, lea, "Lea", "Aebischer", "de");
  await addOrganization(ctx, leaId, "Bergblick Treuhand GmbH", "de", {
    street: "Bahnhofstrasse",
    building_number: "7",
    postal_code: "3920",
    town: "Zermatt",
    country: "CH",
  });
  const jonasId = await addUser(ctx, jonas, "Jonas", "Petersen", "de");
  await addOrganization(ctx, jonasId, "Nordlicht Fotografie", "de", {
    street: "Hafenstraße",
    building_number: "21a",
    postal_code: "24103",
    town: "Kiel",
    country: "DE",
  });
  await addStaff(ctx, await addUser(ctx, nora, "Nora", "Lindt", "en"), "administrator");
  await addStaff(ctx, await addUser(ctx, tim, "Tim", "Rossier", "fr"), "billing");
}

async function addUser(
  ctx: WriteContext,
  login: DemoLogin,
  firstName: string,
  lastName: string,
  language: "en" | "de" | "fr",
): Promise<string> {
  const id = newId();
  const passwordHash = await hashPassword(login.password);
  await insertUser(
    ctx.db,
    { id, email: login.email, firstName, lastName, language, passwordHash },
    ctx.clock.now(),
  );
  return id;
}

async function addOrganization(
  ctx: WriteContext,
  founderId: string,
  name: string,
  language: "de",
  address: Address,
): Promise<string> {
  const id = await foundOrganization(ctx, {
    founderId,
    kind: "company",
    name,
    country: address.country,
    language,
  });
  await changeOrganization(ctx.db, id, {
    name,
    ...address,
    currency: currencyOfCountry(address.country),
    vat_number: null,
    vat_number_valid: false,
  });
  return id;
}

async function addStaff(ctx: WriteContext, userId: string, role: "administrator" | "billing"): Promise<void> {
  const now = ctx.clock.now();
  const factorId = newId();
  await insertStaff(ctx.db, userId, role, now);
  await insertFactor(ctx.db, { id: factorId, userId, secret: seal(ctx.config, staffSecret, factorId) }, now);
  await confirmFactor(ctx.db, factorId, now);
}
