import assert from "node:assert/strict";
import test from "node:test";
import { sql } from "kysely";
import { testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer, buildStaff } from "../../../../tests/support/people.ts";
import type { Db } from "../../../platform/database/database.ts";
import { setPrepaidPart } from "../../orders/orders/order.contract.ts";
import { buildOrder } from "../../orders/orders/order.factory.ts";
import { payOnPage, settled } from "../charges/charge.factory.ts";
import { buildInvoice, buildPrepaid } from "../invoices/invoice.factory.ts";
import { buildPayment, receive } from "../payments/payment.factory.ts";
import { buildPayout } from "../payouts/payout.factory.ts";
import { checkLedger as proveLedger } from "./check-ledger.ts";
import { checkLedger, listLedger } from "./ledger.contract.ts";

const installation = await testInstallation({ payments: true });
const staff = await buildStaff(installation, "billing");

test("MON-2 staff see every movement with its entries, those of the provider's own books too", async () => {
  const { customer, invoice } = await buildInvoice(installation);
  const { organizationId } = customer;
  await buildPrepaid(installation, customer, 500n);
  const all = await staff.browser.call(listLedger, { query: { organizationId } });
  assert.deepEqual(
    all.body.items.map(({ kind, entries }) => [kind, entries.map((entry) => [entry.account, entry.minor])]),
    [
      [
        "payment_to_prepaid",
        [
          ["bank", 500],
          ["prepaid", -500],
        ],
      ],
      [
        "invoice",
        [
          ["receivable", 12842],
          ["revenue", -11880],
          ["vat", -962],
        ],
      ],
    ],
  );
  assert.equal(all.body.items[1]?.causeId, invoice.id);
  await receive(installation, [buildPayment(installation)]);
  const latest = await staff.browser.call(listLedger, { query: { limit: 1 } });
  assert.deepEqual(
    [latest.body.items[0]?.kind, latest.body.items[0]?.organizationId],
    ["unassigned_payment", null],
  );
  assert.ok(latest.body.next);
});

test("MON-2 the proof holds, and each rule of it fails when what it guards is broken", async () => {
  await buildPayout(installation, await buildCustomer(installation));
  await buildPart();
  await buildCharge();
  const proof = await staff.browser.call(checkLedger);
  assert.equal(proof.body.rules.length, 8);
  assert.ok(
    proof.body.rules.every((rule) => rule.holds && rule.checked > 0),
    JSON.stringify(proof.body.rules),
  );
  assert.equal(
    proof.body.accounts.reduce((sum, account) => sum + account.minor, 0),
    0,
  );

  const { invoice } = await buildInvoice(installation);
  const breaks: [string, string][] = [
    [
      "transactions_sum_to_zero",
      "update ledger_entries set amount_minor = amount_minor + 1 where position = 0",
    ],
    ["transactions_sum_to_zero", "delete from ledger_entries where account = 'bank'"],
    [
      "balances_equal_entries",
      "update ledger_balances set balance_minor = balance_minor + 1 where account = 'bank'",
    ],
    [
      "prepaid_never_negative",
      "update ledger_entries set amount_minor = -amount_minor where account = 'prepaid'",
    ],
    [
      "receivable_equals_open_items",
      `update due_items set state = 'paid', settled_at = created_at where subject_id = '${invoice.id}'`,
    ],
    ["payments_equal_bank", "update bank_payments set amount_minor = amount_minor + 1"],
    ["parts_are_set_aside", "update due_items set prepaid_minor = prepaid_minor + 1 where prepaid_minor > 0"],
    ["provider_holds_charges", "delete from payments where source = 'provider'"],
    ["payouts_are_reserved", "update payouts set amount_minor = amount_minor + 1"],
  ];
  for (const [rule, text] of breaks)
    assert.ok((await brokenAfter(text)).includes(rule), `${rule} after: ${text}`);
});

/** A pending order, a part of which is paid from the prepaid account. */
async function buildPart(): Promise<void> {
  const { customer, order } = await buildOrder(installation);
  await buildPrepaid(installation, customer, 500n);
  const params = { organizationId: customer.organizationId, orderId: order.id };
  const set = await customer.browser.call(setPrepaidPart, { params, body: { minor: 500 } });
  assert.equal(set.status, 200, JSON.stringify(set.problem));
}

/** An invoice that was paid by card. */
async function buildCharge(): Promise<void> {
  const { customer, invoice } = await buildInvoice(installation);
  await payOnPage(customer, { kind: "invoice", subjectId: invoice.id });
  await settled(installation);
}

/** The rules that fail after a change that no role of the program could make; the change is undone. */
async function brokenAfter(text: string): Promise<string[]> {
  const undo = new Error("undo");
  let broken: string[] = [];
  await installation.services.database
    .transaction("write", { kind: "platform" }, async (db: Db) => {
      await sql`reset role`.execute(db);
      await sql`set local session_replication_role = replica`.execute(db);
      await sql.raw(text).execute(db);
      broken = (await proveLedger(db)).rules.filter((rule) => !rule.holds).map((rule) => rule.rule);
      throw undo;
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error;
    });
  return broken;
}

test("MON-2 the ledger only grows, and refuses a transaction that does not sum to zero", async () => {
  const write = (text: string) => installation.write(({ db }) => sql.raw(text).execute(db));
  await assert.rejects(write("update ledger_entries set amount_minor = 1"), { code: "42501" });
  await assert.rejects(write("delete from ledger_transactions"), { code: "42501" });
  const { organizationId } = await buildCustomer(installation);
  const key = `'${organizationId}', '${organizationId}'`;
  const transaction = `insert into ledger_transactions values (${key}, 'opening', '${organizationId}', '2026-11-22', '2026-11-22T09:00:00Z');`;
  const entries = (second: string) =>
    `insert into ledger_entries values (${key}, 1, 'receivable', 'CHF', 5), (${key}, 2, 'opening', ${second})`;
  for (const second of ["'CHF', -4", "'EUR', -5"]) {
    await assert.rejects(
      installation.write(async ({ db }) => {
        await sql.raw(transaction).execute(db);
        await sql.raw(entries(second)).execute(db);
      }),
      /does not sum to zero/,
    );
  }
});

test("the ledger is for staff with the right to see it", async () => {
  const support = await buildStaff(installation, "support");
  const customer = await buildCustomer(installation);
  for (const endpoint of [listLedger, checkLedger]) {
    assert.equal((await support.browser.call(endpoint)).status, 403);
    assert.equal((await customer.browser.call(endpoint)).status, 404);
    assert.equal((await installation.browser().call(endpoint)).status, 401);
  }
  const bad = await staff.browser.call(listLedger, { query: { organizationId: "no-id" } });
  assert.equal(bad.problem.code, "platform.invalid_input");
});
