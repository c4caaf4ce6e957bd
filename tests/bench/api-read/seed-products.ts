import { sql } from "kysely";
import { insertUser, startSessionOf } from "../../../server/domains/identity/index.ts";
import { foundOrganization } from "../../../server/domains/organizations/index.ts";
import { systemClock } from "../../../server/platform/clock.ts";
import { readConfiguration } from "../../../server/platform/configuration.ts";
import { openDatabase } from "../../../server/platform/database/database.ts";
import { migrate } from "../../../server/platform/database/migrate.ts";
import { newId } from "../../../server/platform/ids.ts";
import { createLogger } from "../../../server/platform/log.ts";
import { runWrite, type Services, systemCircumstances } from "../../../server/platform/make-context.ts";
import { noScanner } from "../../../server/providers/scanner/no-scanner.ts";
import { logSms } from "../../../server/providers/sms/log-sms.ts";
import { queryOn } from "../../support/owner.ts";

export interface Seeded {
  readonly organizationId: string;
  /** The cookie of a signed-in legal representative of the organization. */
  readonly sessionToken: string;
}

const organizations = 200;
const productsOfEach = 100;

/** Fills a new database: 200 organizations of 100 products each, and somebody who is signed in to one of them. */
export async function seedProducts(databaseUrl: string): Promise<Seeded> {
  const connection = { connectionString: databaseUrl };
  await migrate(connection);
  const config = readConfiguration({}, { logLevel: "error" });
  const database = openDatabase(connection, 2);
  const services: Services = {
    config,
    clock: systemClock(config.provider.timeZone),
    log: createLogger(config.logLevel),
    providers: { payment: undefined, sms: logSms(() => {}), scanner: noScanner(), provisioning: new Map() },
    database,
  };
  const seeded = await database.transaction("write", { kind: "platform" }, (db) =>
    runWrite(services, systemCircumstances(services), db, "bench.seed", async (ctx) => {
      const founderId = newId();
      const founder = { id: founderId, email: "ada@example.com", firstName: "Ada", lastName: "Example" };
      await insertUser(ctx.db, { ...founder, language: "en", passwordHash: "none" }, ctx.clock.now());
      let organizationId = "";
      for (let count = 0; count < organizations; count += 1) {
        organizationId = await foundOrganization(ctx, {
          ...{ founderId, kind: "company", name: `Example ${count} AG`, country: "CH", language: "en" },
        });
      }
      await insertPlans(ctx.db);
      await insertProducts(ctx.db);
      return { organizationId, sessionToken: await startSessionOf(ctx, founderId, false) };
    }),
  );
  await database.close();
  await queryOn(connection, "vacuum analyze");
  return seeded;
}

type Db = Parameters<Parameters<ReturnType<typeof openDatabase>["transaction"]>[2]>[0];

async function insertPlans(db: Db): Promise<void> {
  await sql`insert into plan_families (id, position, icon, names)
    select 'family-' || f, f, 'world', jsonb_build_object('en', 'Family ' || f, 'de', 'Familie ' || f)
    from generate_series(1, 6) as f`.execute(db);
  await sql`insert into plans (id, family_id, rank, names, summaries, module)
    select 'plan-' || f || '-' || r, 'family-' || f, r,
      jsonb_build_object('en', 'Web Hosting ' || r, 'de', 'Webhosting ' || r, 'fr', 'Hébergement ' || r), '{}', 'sandbox'
    from generate_series(1, 6) as f, generate_series(1, 4) as r`.execute(db);
}

async function insertProducts(db: Db): Promise<void> {
  await sql`insert into orders (organization_id, id, number, state, currency, net_minor, vat_minor, total_minor, customer, language,
      placed_at, expires_on)
    select organization_id, app.uuidv7(), nextval('order_number_seq'), 'pending', 'CHF', 0, 0, 0, '{}', 'en', now(), current_date
    from organizations`.execute(db);
  await sql`insert into products (organization_id, id, plan_id, label, state, period, starts_on, expires_on, anchor_day, order_id,
      unit_price_minor, currency, created_at)
    select o.organization_id, app.uuidv7(), 'plan-' || 1 + n % 6 || '-' || 1 + n % 4, 'customer-' || n || '.example', 'active', 'year',
      current_date - n, current_date - n + 365, 1, o.id, 9900 + n, 'CHF', date_trunc('milliseconds', now()) - n * interval '1 hour 1 second'
    from orders o, generate_series(1, ${productsOfEach}::int) as n`.execute(db);
}
