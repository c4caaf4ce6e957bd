import assert from "node:assert/strict";
import test from "node:test";
import { parse } from "csv-parse/sync";
import type { CallOf } from "../../common/contract.ts";
import { listBankFiles, listBankFilesCsv } from "../../server/domains/bank/files/bank-file.contract.ts";
import {
  listBankPayments,
  listBankPaymentsCsv,
} from "../../server/domains/bank/payments/bank-payment.contract.ts";
import {
  listStaffCharges,
  listStaffChargesCsv,
} from "../../server/domains/billing/charges/charge.contract.ts";
import {
  listStaffCreditNotes,
  listStaffCreditNotesCsv,
} from "../../server/domains/billing/credit-notes/credit-note.contract.ts";
import {
  listStaffInvoices,
  listStaffInvoicesCsv,
} from "../../server/domains/billing/invoices/invoice.contract.ts";
import {
  listStaffPayouts,
  listStaffPayoutsCsv,
} from "../../server/domains/billing/payouts/payout.contract.ts";
import { listStaffOrders, listStaffOrdersCsv } from "../../server/domains/orders/orders/order.contract.ts";
import {
  listCustomers,
  listCustomersCsv,
} from "../../server/domains/organizations/organizations/organization.contract.ts";
import { seedLists } from "../bench/lists/seed-lists.ts";
import { testInstallation } from "../support/installation.ts";
import { queryAsOwner } from "../support/owner.ts";
import { buildStaff } from "../support/people.ts";

const installation = await testInstallation();
const rows = 2_300;
const { browser } = await buildStaff(installation);
await installation.write(({ db }) => seedLists(db, rows));

/** Each list with its file, its orders, what they go by, and a filter with as many rows as fit it. */
const lists = [
  {
    ...{ list: listStaffInvoices, csv: listStaffInvoicesCsv, filter: { state: "unpaid" }, fit: rows / 20 },
    orders: { issued: "issuedOn", due: "dueOn", total: "totalMinor" },
  },
  {
    ...{ list: listStaffOrders, csv: listStaffOrdersCsv, filter: { minMinor: 11, maxMinor: 20 }, fit: 10 },
    orders: { placed: "placedAt", total: "totalMinor" },
  },
  {
    ...{ list: listCustomers, csv: listCustomersCsv, filter: { country: "LI" }, fit: rows / 50 },
    orders: { since: "createdAt", number: "customerNumber" },
  },
  {
    ...{ list: listStaffCharges, csv: listStaffChargesCsv, filter: { state: "failed" }, fit: rows / 50 },
    orders: { started: "startedAt", amount: "minor" },
  },
  {
    ...{ list: listStaffCreditNotes, csv: listStaffCreditNotesCsv },
    ...{ filter: { destination: "prepaid" }, fit: rows / 50 },
    orders: { issued: "issuedOn", total: "totalMinor" },
  },
  {
    ...{ list: listStaffPayouts, csv: listStaffPayoutsCsv, filter: { state: "waiting" }, fit: rows / 50 },
    orders: { requested: "requestedAt", amount: "minor" },
  },
  {
    ...{ list: listBankFiles, csv: listBankFilesCsv, filter: { state: "received" }, fit: rows / 50 },
    orders: { uploaded: "uploadedAt" },
  },
  {
    ...{ list: listBankPayments, csv: listBankPaymentsCsv, filter: { queue: "waiting" }, fit: rows / 100 },
    orders: { booked: "bookedOn", amount: "minor" },
  },
] as const;

type Item = Readonly<Record<string, unknown>>;
const listed: Readonly<Record<string, object>> = { "bank_payment.list": { queue: "all" } };

/** All rows of a list, page by page. */
async function readAll(list: (typeof lists)[number]["list"], query: object): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | null | undefined;
  do {
    const asked = { limit: 200, ...listed[list.id], ...query, ...(cursor && { cursor }) };
    const input = { query: asked } as CallOf<typeof listCustomers>;
    const { status, body } = await browser.call(list as typeof listCustomers, input);
    assert.equal(status, 200, list.id);
    items.push(...body.items);
    cursor = body.next;
  } while (cursor);
  return items;
}

async function readCsv(csv: (typeof lists)[number]["csv"], query: object): Promise<Record<string, string>[]> {
  const asked = { ...(csv.id === "bank_payment.csv" && { queue: "all" }), ...query };
  const input = { query: asked } as CallOf<typeof listCustomersCsv>;
  const answer = await browser.call(csv as typeof listCustomersCsv, input);
  assert.equal(answer.status, 200, csv.id);
  return parse(Buffer.from(answer.bytes), { bom: true, delimiter: ";", columns: true });
}

for (const { list, csv, orders, filter, fit } of lists) {
  test(`${list.id}: each order goes through all rows once, rising and falling`, async () => {
    for (const [name, field] of Object.entries(orders)) {
      for (const sort of [name, `-${name}`]) {
        const items = await readAll(list, { sort });
        assert.equal(items.length, rows, sort);
        assert.equal(new Set(items.map(({ id }) => id)).size, rows, sort);
        const values = items.map((item) => item[field] as string | number);
        const wrong = values.findIndex((value, at) => {
          const before = values[at - 1];
          return before !== undefined && (sort === name ? value < before : value > before);
        });
        assert.equal(wrong, -1, `${sort}: ${values[wrong - 1]} before ${values[wrong]}`);
      }
    }
  });

  test(`${list.id}: the file holds what is filtered, in the same order, beyond one page`, async () => {
    const [sort = ""] = Object.keys(orders);
    const [items, lines] = [await readAll(list, { sort }), await readCsv(csv, { sort })];
    assert.equal(lines.length, rows);
    const [column = ""] = Object.keys(lines[0] ?? {}).filter((name) =>
      /^(number|customer_number|name|amount)$/.test(name),
    );
    const told = (item: Item) => {
      if (column === "amount") return (Number(item.minor) / 100).toFixed(2);
      return String(column === "customer_number" ? item.customerNumber : item[column]);
    };
    assert.deepEqual(
      lines.map((line) => line[column]),
      items.map(told),
    );
    assert.equal((await readCsv(csv, filter)).length, fit);
    assert.equal((await readAll(list, filter)).length, fit);
  });
}

test("a cursor of another order, or none at all, is refused", async () => {
  const cursorOf = (...parts: string[]) => Buffer.from(JSON.stringify(parts)).toString("base64url");
  const id = "00000004-0000-7000-8000-000000000001";
  for (const cursor of [cursorOf("2026-01-01", id), cursorOf("1; drop", id), cursorOf("1", "x"), "x"]) {
    const answer = await browser.call(listStaffInvoices, { query: { sort: "total", cursor } });
    assert.equal(answer.problem.code, "platform.bad_cursor", cursor);
  }
  for (const sort of ["state", "-", ""]) {
    const query = { sort } as CallOf<typeof listStaffInvoices>["query"];
    assert.equal((await browser.call(listStaffInvoices, { query })).status, 422, sort);
  }
});

test("MON-15 names that a spreadsheet would take for a formula are made harmless", async () => {
  await queryAsOwner(
    installation,
    "insert into organizations (organization_id, kind, name, country, currency, language, customer_number, created_at) values (gen_random_uuid(), 'company', '=1+1', 'CH', 'CHF', 'de', 1, '2026-11-22 08:30Z')",
  );
  const [line] = await readCsv(listCustomersCsv, { sort: "-since" });
  assert.equal(line?.name, "'=1+1");
});
