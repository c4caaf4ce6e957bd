import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import test from "node:test";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer, buildMember, buildStaff, type Customer } from "../../../../tests/support/people.ts";
import { buildCredit } from "../credit-notes/credit-note.factory.ts";
import { issueCreditNote } from "../credit-notes/issue-credit-note.ts";
import { skippedWithoutTools, textOfPages } from "../documents/rendered-document.factory.ts";
import { buildInvoice, buildPrepaid } from "../invoices/invoice.factory.ts";
import { payFromPrepaid } from "../payments/pay-from-prepaid.ts";
import * as contract from "./statement.contract.ts";

const installation = await testInstallation({ now: "2026-11-22T09:00:00Z" });
const staff = await buildStaff(installation, "billing");
const { clock } = installation;

/** A customer with an invoice of September, one of October that is paid from the prepaid account, and a credit of November. */
async function bill(customer: Customer): Promise<Customer> {
  const { organizationId } = customer;
  clock.set("2026-09-10T09:00:00Z");
  await buildInvoice(installation, { customer });
  clock.set("2026-10-05T09:00:00Z");
  await buildPrepaid(installation, customer, 50_000n);
  const { invoice } = await buildInvoice(installation, { customer });
  const credited = { organizationId, invoiceId: invoice.id };
  await installation.write((ctx) => payFromPrepaid(ctx, organizationId, "invoice", invoice.id));
  clock.set("2026-11-22T09:00:00Z");
  const { lines, reason, expectedTotalMinor } = await buildCredit(installation, credited, [[1, 5_000n]]);
  await installation.write((ctx) =>
    issueCreditNote(ctx, {
      ...{ ...credited, reason, expectedTotalMinor: BigInt(expectedTotalMinor) },
      lines: lines.map(({ position, netMinor }) => ({ position, netMinor: BigInt(netMinor) })),
    }),
  );
  return customer;
}

const customer = await bill(await buildCustomer(installation));
const { organizationId } = customer;
const statement = (from: string, to: string, of = customer) =>
  of.browser.call(contract.readAccountStatement, {
    params: { organizationId: of.organizationId },
    query: { from, to },
  });

/** What the ledger says at the end of a day, figure by figure. */
async function ledgerAt(day: string) {
  const [row] = await query<{ owed: string; prepaid: string }>(
    installation,
    `select coalesce(sum(amount_minor) filter (where account = 'receivable'), 0) as owed,
       coalesce(-sum(amount_minor) filter (where account = 'prepaid'), 0) as prepaid
     from ledger_entries e join ledger_transactions t using (organization_id)
     where t.id = e.transaction_id and organization_id = '${organizationId}' and t.booked_on <= '${day}'`,
  );
  return [Number(row?.owed), Number(row?.prepaid)];
}

/** The figures at the end of the line that begins with a text, in minor units. */
function figuresOf(text: string, label: string): number[] {
  const line = text.split("\n").find((one) => one.includes(label)) ?? "";
  return [...line.matchAll(/−?[\d’]+\.\d\d/g)].map(([figure]) =>
    Number(figure.replace("−", "-").replaceAll(/[’.]/g, "")),
  );
}

test("MON-2 the figures of a statement of account are those of the ledger", async (t) => {
  if (await skippedWithoutTools(t)) return;
  const reply = await statement("2026-10-01", "2026-11-30");
  assert.equal(reply.status, 200);
  assert.equal(reply.headers.get("content-type"), "application/pdf");
  assert.match(
    reply.headers.get("content-disposition") ?? "",
    /account-statement-2026-10-01-2026-11-30\.pdf/,
  );
  if (process.env.KEEP) writeFileSync(process.env.KEEP, reply.bytes);
  const text = (await textOfPages(reply.bytes)).join("\n");
  assert.deepEqual(figuresOf(text, "Opening balance"), await ledgerAt("2026-09-30"));
  assert.deepEqual(figuresOf(text, "Closing balance"), await ledgerAt("2026-11-30"));
  assert.deepEqual(figuresOf(text, "Invoice issued"), [12_842, 25_684]);
  assert.deepEqual(figuresOf(text, "Paid from the prepaid account"), [-12_842, 12_842, -12_842, 37_158]);
  assert.match(text, /Credit note issued\s+CN-\d+/);
  assert.match(text, /Credit note to the prepaid/);
  assert.equal(figuresOf(text, "Payment to the prepaid account")[0], 50_000);
});

test("MON-2 periods follow each other: what one closes with, the next opens with, also where nothing moves", async (t) => {
  if (await skippedWithoutTools(t)) return;
  const textOf = async (from: string, to: string) =>
    (await textOfPages((await statement(from, to)).bytes)).join("\n");
  const october = await textOf("2026-10-01", "2026-10-31");
  const still = await textOf("2026-11-01", "2026-11-10");
  const november = await textOf("2026-11-11", "2026-11-30");
  assert.deepEqual(figuresOf(october, "Opening balance"), [12_842, 0]);
  assert.deepEqual(figuresOf(still, "Opening balance"), figuresOf(october, "Closing balance"));
  assert.match(still, /Nothing moved in this period\./);
  assert.deepEqual(figuresOf(november, "Opening balance"), figuresOf(still, "Closing balance"));
});

test("a statement speaks the reader's language", async (t) => {
  if (await skippedWithoutTools(t)) return;
  const german = await buildCustomer(installation, { language: "de" });
  await buildInvoice(installation, { customer: german });
  const reply = await statement("2026-11-01", "2026-11-30", german);
  const text = (await textOfPages(reply.bytes)).join("\n");
  assert.match(text, /Kontoauszug/);
  assert.match(text, /Rechnung ausgestellt/);
});

test("a statement of many movements has running heads and numbered pages", async (t) => {
  if (await skippedWithoutTools(t)) return;
  const busy = await buildCustomer(installation);
  for (let count = 0; count < 130; count += 1) await buildPrepaid(installation, busy, BigInt(100 + count));
  const pages = await textOfPages((await statement("2026-11-01", "2026-11-30", busy)).bytes);
  assert.ok(pages.length >= 3, `${pages.length} pages`);
  for (const [index, page] of pages.entries()) {
    assert.match(page, /Statement of account/);
    assert.match(page, /Prepaid account\n[\s\S]*Date +Movement/);
    assert.match(page, new RegExp(`${index + 1}/${pages.length}`));
  }
  assert.deepEqual(figuresOf(pages.at(-1) ?? "", "Closing balance"), [0, (130 * (100 + 229)) / 2]);
});

test("a statement is for members with the right and for staff; a wrong period, and one before all movements, are refused", async () => {
  const own = { organizationId };
  const period = { from: "2026-10-01", to: "2026-10-31" };
  const call = { params: own, query: period };
  const ofStaff = await staff.browser.call(contract.readStaffAccountStatement, call);
  assert.deepEqual([ofStaff.status, ofStaff.bytes.subarray(0, 5).toString()], [200, "%PDF-"]);
  const stranger = await buildCustomer(installation);
  const collaborator = await buildMember(installation, organizationId, "collaborator");
  assert.equal((await stranger.browser.call(contract.readAccountStatement, call)).status, 404);
  assert.equal((await stranger.browser.call(contract.readStaffAccountStatement, call)).status, 404);
  assert.equal((await collaborator.browser.call(contract.readAccountStatement, call)).status, 403);
  const nobody = { ...call, params: { organizationId: crypto.randomUUID() } };
  assert.equal((await staff.browser.call(contract.readStaffAccountStatement, nobody)).status, 404);
  assert.equal((await statement("2026-10-31", "2026-10-01")).status, 422);
  const before = await statement("2026-01-01", "2026-03-31");
  assert.deepEqual([before.status, before.problem.code], [409, "billing.nothing_in_period"]);
});
