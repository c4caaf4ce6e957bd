import assert from "node:assert/strict";
import test from "node:test";
import { sql } from "kysely";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer } from "../../../../tests/support/people.ts";
import { buildProducts } from "../../catalogue/products/product.factory.ts";
import { buildDocumentLine } from "../documents/invoice-document.factory.ts";
import { buildInvoice } from "./invoice.factory.ts";
import { recordPeriods } from "./record-periods.ts";

const installation = await testInstallation();

const numbers = async () =>
  (
    await query<{ number: string }>(
      installation,
      "select number from invoices where origin = 'issued' order by number::bigint",
    )
  ).map((row) => Number(row.number));

test("MON-4 twenty invoices at once, some of which fail, have numbers without a gap that rise with time", async () => {
  const customers = await Promise.all(Array.from({ length: 4 }, () => buildCustomer(installation)));
  const attempts = Array.from({ length: 26 }, async (_, index) => {
    const customer = customers[index % 4];
    if (index % 4 === 3 && index > 2) {
      // Refused after the number was taken: an amount that no invoice can have.
      const lines = [buildDocumentLine({ unitPriceMinor: -50_000n })];
      return buildInvoice(installation, { ...(customer ? { customer } : {}), lines });
    }
    return buildInvoice(installation, customer ? { customer } : {});
  });
  const results = await Promise.allSettled(attempts);
  assert.equal(results.filter((result) => result.status === "fulfilled").length, 20);
  const given = await numbers();
  assert.deepEqual(
    given,
    Array.from({ length: 20 }, (_, index) => 100_001 + index),
  );
  const taken = await query<{ number: string }>(installation, "select number from invoice_numbers");
  assert.equal(taken.length, 20);
});

test("MON-4 a number is given only to the transaction that holds the counter, and only for its own organization", async () => {
  const { customer, invoice } = await buildInvoice(installation);
  const issue = (organizationId: string, number: bigint) =>
    installation.services.database.transaction(
      "write",
      { kind: "organization", organizationId },
      async (db) => {
        await sql`select app.next_invoice_number()`.execute(db);
        await sql`select app.issue_invoice(${customer.organizationId}, gen_random_uuid(), ${number}, null, 'CHF', 1, 0, '2026-11-22',
        '2026-11-22', '2026-11-22T00:00:00Z', '{}')`.execute(db);
      },
    );
  await assert.rejects(
    issue(customer.organizationId, BigInt(invoice.number)),
    /not the number of the next invoice/,
  );
  await assert.rejects(
    issue(customer.organizationId, BigInt(invoice.number) + 2n),
    /not the number of the next invoice/,
  );
  const stranger = await buildCustomer(installation);
  await assert.rejects(issue(stranger.organizationId, BigInt(invoice.number) + 1n), { code: "42501" });
});

test("invoices and their numbers are never changed, deleted or written around the counter", async () => {
  const { customer, invoice } = await buildInvoice(installation);
  const run = (reach: "platform" | "organization", text: string) =>
    installation.services.database.transaction(
      "write",
      reach === "platform"
        ? { kind: "platform" }
        : { kind: "organization", organizationId: customer.organizationId },
      (db) => sql.raw(text).execute(db),
    );
  const id = `id = '${invoice.id}'`;
  for (const reach of ["platform", "organization"] as const) {
    await assert.rejects(run(reach, `update invoices set due_on = '2030-01-01' where ${id}`), {
      code: "42501",
    });
    await assert.rejects(run(reach, `delete from invoices where ${id}`), { code: "42501" });
    await assert.rejects(run(reach, `update invoice_numbers set number = '1'`), { code: "42501" });
  }
  await assert.rejects(run("organization", "insert into invoices select * from invoices"), { code: "42501" });
  await assert.rejects(run("organization", "update number_counters set last_number = 1"), { code: "42501" });
});

test("a period of a product is invoiced once", async () => {
  const { customer, product } = await buildProducts(installation);
  const { invoice } = await buildInvoice(installation, { customer });
  const { organizationId } = customer;
  const record = (startsOn: string, expiresOn: string) =>
    installation.write((ctx) =>
      recordPeriods(ctx, organizationId, invoice.id, [{ id: product.id, startsOn, expiresOn }]),
    );
  await record("2026-11-22", "2026-12-22");
  await record("2026-12-22", "2027-01-22");
  await assert.rejects(record("2026-12-21", "2026-12-23"), { code: "23P01" });
});
