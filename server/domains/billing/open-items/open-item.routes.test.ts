import assert from "node:assert/strict";
import test from "node:test";
import type { AnswerOf } from "../../../../common/contract.ts";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer, buildStaff } from "../../../../tests/support/people.ts";
import { buildOrder } from "../../orders/orders/order.factory.ts";
import { readInvoice, readInvoicePdf } from "../invoices/invoice.contract.ts";
import { checkLedger } from "../ledger/check-ledger.ts";
import { buildPayment, receive } from "../payments/payment.factory.ts";
import { importOpenItems } from "./open-item.contract.ts";
import { buildOpenItem, openItemsFile } from "./open-item.factory.ts";

const installation = await testInstallation({ now: "2026-11-22T09:00:00Z" });
const staff = await buildStaff(installation, "billing");

async function upload(content: string | Buffer, by = staff) {
  const reply = await by.browser.upload(importOpenItems, {}, "open-items.csv", content);
  return {
    status: reply.status,
    code: reply.problem?.code,
    answer: reply.body as unknown as AnswerOf<typeof importOpenItems>,
  };
}

test("open items of a former system become invoices that files of the present pay", async () => {
  const customer = await buildCustomer(installation);
  const item = buildOpenItem(customer.customerNumber);
  const { answer } = await upload(openItemsFile([item]));
  assert.deepEqual([answer.imported, answer.alreadyThere, answer.errors], [1, 0, []]);
  const { organizationId } = customer;
  const params = { organizationId, invoiceId: answer.invoiceIds[0] ?? "" };
  const invoice = (await customer.browser.call(readInvoice, { params })).body;
  assert.deepEqual(
    [invoice.origin, invoice.number, invoice.state, invoice.totalMinor],
    ["imported", item.number, "overdue", 10810],
  );
  assert.equal(invoice.payment?.reference, item.reference);
  assert.equal(invoice.abilities.download, false);
  assert.equal((await customer.browser.call(readInvoicePdf, { params })).problem.code, "billing.no_document");
  const [due] = await query<{ id: string }>(
    installation,
    `select due_item_id as id from payment_references where reference = '${item.reference}'`,
  );
  const target = { kind: "due_item", organizationId, dueItemId: due?.id ?? "" } as const;
  const [booked] = await receive(installation, [buildPayment(installation, { target, amountMinor: 10810n })]);
  assert.equal(booked?.end, "paid");
  assert.equal((await customer.browser.call(readInvoice, { params })).body.state, "paid");
  const { rules } = await installation.write(({ db }) => checkLedger(db));
  assert.deepEqual(
    rules.filter((rule) => !rule.holds),
    [],
  );
});

test("the file may have semicolons, a byte order mark, its columns in any order, Swiss dates, quoted values", async () => {
  const customer = await buildCustomer(installation);
  const { reference } = buildOpenItem(customer.customerNumber);
  const spaced = reference.replace(/(.{5})/g, "$1 ").trim();
  const text = [
    "\ufeffReference;Currency;Amount;Due_Date;Date;Number;Organization;Remark",
    `"${spaced}";CHF;"1'108,10";31.10.2026;1.10.2026;"R;7";${customer.organizationId.toUpperCase()};hello`,
    "",
    ";;;;;;;",
  ].join("\r\n");
  const { answer } = await upload(text);
  assert.deepEqual([answer.imported, answer.errors], [1, []]);
  const [row] = await query<{ number: string; total_minor: bigint; issued_at: string; reference: string }>(
    installation,
    `select i.number, i.total_minor, i.issued_at, d.reference from invoices i join due_items d on d.subject_id = i.id where i.id = '${answer.invoiceIds[0]}'`,
  );
  assert.deepEqual(row, {
    number: "R;7",
    total_minor: 110810n,
    issued_at: "2026-09-30T22:00:00Z",
    reference,
  });
});

test("importing the same rows again changes nothing and says so", async () => {
  const customer = await buildCustomer(installation);
  const items = [buildOpenItem(customer.customerNumber), buildOpenItem(customer.customerNumber)];
  assert.equal((await upload(openItemsFile(items))).answer.imported, 2);
  const again = (await upload(openItemsFile([...items, buildOpenItem(customer.customerNumber)]))).answer;
  assert.deepEqual([again.imported, again.alreadyThere], [1, 2]);
  const both = await Promise.all(
    [1, 2].map(() =>
      upload(
        openItemsFile([
          buildOpenItem(customer.customerNumber, { number: "same", reference: items[0]?.reference ?? "" }),
        ]),
      ),
    ),
  );
  assert.ok(both.every(({ answer }) => answer.errors[0]?.code === "open_item.reference_taken"));
});

test("two imports of the same new rows at once import them once", async () => {
  const customer = await buildCustomer(installation);
  const file = openItemsFile([
    buildOpenItem(customer.customerNumber),
    buildOpenItem(customer.customerNumber),
  ]);
  const answers = await Promise.all([upload(file), upload(file), upload(file)]);
  assert.deepEqual(answers.map(({ answer }) => answer.imported).sort(), [0, 0, 2]);
  assert.deepEqual(answers.map(({ answer }) => answer.alreadyThere).sort(), [0, 2, 2]);
});

test("all or nothing: one mistake in a line, told with line and column, keeps the whole file out", async () => {
  const customer = await buildCustomer(installation);
  const { order } = await buildOrder(installation, { customer });
  const organization = customer.customerNumber;
  const good = buildOpenItem(organization);
  const earlier = buildOpenItem(organization);
  await upload(openItemsFile([earlier]));
  const { status, answer } = await upload(
    openItemsFile([
      good,
      buildOpenItem(999_999_999),
      { ...buildOpenItem(organization), number: good.number },
      { ...buildOpenItem(organization), reference: good.reference },
      buildOpenItem(organization, { reference: order.payment?.reference ?? "" }),
      { ...earlier, amount: "1.00" },
      buildOpenItem(organization, { amount: "abc" }),
    ]),
  );
  assert.equal(status, 200);
  assert.equal(answer.imported, 0);
  assert.deepEqual(
    answer.errors.map(({ line, column, code }) => [line, column, code]),
    [
      [3, "organization", "open_item.unknown_organization"],
      [4, "number", "open_item.twice_in_file"],
      [5, "reference", "open_item.twice_in_file"],
      [6, "reference", "open_item.reference_taken"],
      [7, "number", "open_item.differs_from_before"],
      [8, "amount", "open_item.wrong_amount"],
    ],
  );
  assert.ok(answer.errors.every((error) => error.message.length > 10));
  const kept = await query(installation, `select 1 from invoices where number = '${good.number}'`);
  assert.deepEqual(kept, []);
});

test("a file that is no CSV of open items is refused", async () => {
  assert.equal((await upload("")).code, "billing.file_not_csv");
  assert.equal((await upload(Buffer.from([0xff, 0xfe, 0x41, 0x00]))).code, "billing.file_not_csv");
  assert.equal((await upload('organization,number\n1,"2')).code, "billing.file_not_csv");
  const { answer } = await upload("organization;number;date\n1;2;3\n");
  assert.deepEqual(
    answer.errors.map(({ line, column, code }) => [line, column, code]),
    [
      [1, "due date", "open_item.missing_column"],
      [1, "amount", "open_item.missing_column"],
      [1, "currency", "open_item.missing_column"],
      [1, "reference", "open_item.missing_column"],
    ],
  );
});

test("numbers of a former system never get in the way of ours", async () => {
  const customer = await buildCustomer(installation);
  const [next] = await query<{ last_number: bigint }>(
    installation,
    "select last_number from number_counters",
  );
  const number = String((next?.last_number ?? 0n) + 1n);
  assert.equal(
    (await upload(openItemsFile([buildOpenItem(customer.customerNumber, { number })]))).answer.imported,
    1,
  );
  const { order } = await buildOrder(installation, { customer });
  const target = {
    kind: "due_item",
    organizationId: customer.organizationId,
    dueItemId: order.payment?.dueItemId ?? "",
  } as const;
  await receive(installation, [buildPayment(installation, { target })]);
  const issued = await query(
    installation,
    `select 1 from invoices where origin = 'issued' and number = '${number}'`,
  );
  assert.equal(issued.length, 1);
});

test("only staff with the right import open items", async () => {
  const support = await buildStaff(installation, "support");
  const customer = await buildCustomer(installation);
  const file = openItemsFile([buildOpenItem(customer.customerNumber)]);
  assert.equal((await upload(file, support)).status, 403);
  assert.equal((await upload(file, customer)).status, 404);
});
