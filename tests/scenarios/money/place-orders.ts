import { permissionsOfMember } from "../../../common/permissions.ts";
import { loadDemoCatalogue } from "../../../db/demo/catalogue.ts";
import { openDueItemOf } from "../../../db/demo/due-item.queries.ts";
import { insertUser } from "../../../server/domains/identity/index.ts";
import { cancelOrder, invoiceOrder, placeOrder, priceOrder } from "../../../server/domains/orders/index.ts";
import {
  changeOrganization,
  currencyOfCountry,
  findOrganization,
  foundOrganization,
} from "../../../server/domains/organizations/index.ts";
import type { WriteContext } from "../../../server/platform/context.ts";
import { found } from "../../../server/platform/errors.ts";
import { newId } from "../../../server/platform/ids.ts";
import { runWrite, type Services, systemCircumstances } from "../../../server/platform/make-context.ts";
import { courses, type PlacedOrder } from "./plan.ts";

const countries = ["CH", "DE", "LI", "AT"];
const plans = ["web-hosting-standard", "mail-team", "web-hosting-business", "backup-500gb", "nas-2tb"];

/** Loads the catalogue, founds organizations, and places their orders, each with its course; those to be cancelled or invoiced are. */
export async function placeOrders(
  services: Services,
  organizations: number,
  ordersEach: number,
): Promise<PlacedOrder[]> {
  await within(services, systemCircumstances(services), (ctx) => loadDemoCatalogue(ctx.db));
  const placed: PlacedOrder[] = [];
  for (let index = 0; index < organizations; index++) {
    const { organizationId, userId } = await within(services, systemCircumstances(services), (ctx) =>
      foundOne(ctx, index),
    );
    for (let turn = 0; turn < ordersEach; turn++) {
      const course = courses[placed.length % courses.length] ?? "right";
      const actor = {
        ...systemCircumstances(services, organizationId).actor,
        kind: "member" as const,
        userId,
        permissions: permissionsOfMember("legal_representative", true),
      };
      const planId = plans[(index + turn) % plans.length] ?? "mail-team";
      const order = await within(services, { ...systemCircumstances(services), actor }, (ctx) =>
        placeOne(ctx, planId, turn + 1),
      );
      if (course === "cancelled")
        await within(services, { ...systemCircumstances(services), actor }, (ctx) =>
          cancelOrder(ctx, order.orderId),
        );
      if (course === "old_reference")
        await within(services, { ...systemCircumstances(services), actor }, (ctx) =>
          invoiceOrder(ctx, order.orderId),
        );
      placed.push({ ...order, organizationId, course });
    }
  }
  return placed;
}

function within<T>(
  services: Services,
  circumstances: ReturnType<typeof systemCircumstances>,
  work: (ctx: WriteContext) => Promise<T>,
): Promise<T> {
  return services.database.transaction("write", { kind: "platform" }, (db) =>
    runWrite(services, circumstances, db, "scenario", work),
  );
}

async function foundOne(ctx: WriteContext, index: number) {
  const country = countries[index % countries.length] ?? "CH";
  const userId = newId();
  const person = {
    email: `scenario${index}@example.com`,
    firstName: "Sam",
    lastName: `Scenario ${index}`,
    language: "en" as const,
  };
  await insertUser(ctx.db, { id: userId, ...person, passwordHash: "none" }, ctx.clock.now());
  const name = `Scenario ${index} AG`;
  const organizationId = await foundOrganization(ctx, {
    founderId: userId,
    kind: "company",
    name,
    country,
    language: "en",
  });
  const address = { street: "Seestrasse", building_number: "1", postal_code: "8000", town: "Zürich" };
  await changeOrganization(ctx.db, organizationId, {
    name,
    ...address,
    country,
    currency: currencyOfCountry(country),
    vat_number: null,
    vat_number_valid: false,
  });
  return { organizationId, userId };
}

async function placeOne(ctx: WriteContext, planId: string, quantity: number) {
  const organizationId = ctx.actor.organizationId ?? "";
  const organization = found(await findOrganization(ctx.db, organizationId));
  const lines = [{ planId, period: "year" as const, quantity }];
  const { totalMinor, currency } = await priceOrder(ctx, organization, lines);
  const orderId = await placeOrder(ctx, { lines, expectedTotalMinor: Number(totalMinor) });
  const { reference } = found(await openDueItemOf(ctx.db, organizationId, orderId));
  return { orderId, reference, minor: totalMinor, currency };
}
