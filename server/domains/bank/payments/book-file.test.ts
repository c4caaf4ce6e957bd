import assert from "node:assert/strict";
import test from "node:test";
import { makeCreditorReference, makeQrReference } from "../../../../common/references.ts";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import type { CamtEntry } from "../../../../tests/support/make-camt.ts";
import { buildCustomer, buildStaff, type Customer } from "../../../../tests/support/people.ts";
import { readPrepaidAccount } from "../../billing/payments/prepaid.contract.ts";
import { cancelOrder, invoiceOrder } from "../../orders/orders/order.contract.ts";
import { buildOrder } from "../../orders/orders/order.factory.ts";
import {
  credit,
  endsOf,
  importContent,
  ledgerSum,
  openItems,
  statement,
} from "../files/bank-file.factory.ts";

const installation = await testInstallation();
const staff = await buildStaff(installation);
const euros = { account: "DE89370400440532013000", currency: "EUR" } as const;

let count = 0;
const newReference = () => {
  count += 1;
  return makeQrReference(`55${count}`);
};

async function importEntries(entries: readonly CamtEntry[], other: Parameters<typeof statement>[1] = {}) {
  const file = await importContent(installation, staff, statement(entries, other));
  assert.equal(file.state, "done");
  return file;
}
const ends = async (entries: readonly CamtEntry[], other = {}) =>
  endsOf(staff, (await importEntries(entries, other)).id);

async function buildItem(customer: Customer, minor = 10_000n, currency = "CHF") {
  const reference =
    currency === "CHF" ? newReference() : makeCreditorReference(`R${newReference()}`.slice(0, 21));
  await openItems(staff, [{ customerNumber: customer.customerNumber, minor, currency, reference }]);
  return reference;
}

async function balancesOf({ browser, organizationId }: Customer) {
  return (await browser.call(readPrepaidAccount, { params: { organizationId } })).body.balances;
}

test("MON-7 a right reference with another amount goes to the prepaid account, and the invoice stays open", async () => {
  const customer = await buildCustomer(installation);
  const reference = await buildItem(customer);
  assert.deepEqual(await ends([credit({ minor: 9_999n, reference })]), ["booked other_amount"]);
  assert.deepEqual(await balancesOf(customer), [{ minor: 9_999, currency: "CHF" }]);
  const [mail] = await installation.mails(customer.email);
  assert.equal(mail?.template, "billing.prepaid_other_amount_invoice");
  assert.deepEqual(await ends([credit({ reference })]), ["booked exact"]);
  const told = await installation.mails(customer.email);
  assert.deepEqual(told.map(({ template }) => template).sort(), [
    "billing.invoice_paid",
    "billing.prepaid_other_amount_invoice",
  ]);
});

test("MON-7 a right reference in another currency goes to the prepaid account of that currency", async () => {
  const customer = await buildCustomer(installation);
  const reference = await buildItem(customer);
  const entry = credit({ reference, currency: "EUR" });
  assert.deepEqual(await ends([entry], euros), ["booked other_currency"]);
  assert.deepEqual(await balancesOf(customer), [{ minor: 10_000, currency: "EUR" }]);
});

test("MON-5 a reference that was paid does not pay again, in the same file or a later one", async () => {
  const customer = await buildCustomer(installation);
  const reference = await buildItem(customer);
  const twice = [credit({ reference }), credit({ reference })];
  assert.deepEqual(await ends(twice), ["booked exact", "booked used_reference"]);
  assert.deepEqual(await ends([credit({ reference })]), ["booked used_reference"]);
  assert.deepEqual(await balancesOf(customer), [{ minor: 20_000, currency: "CHF" }]);
});

test("MON-7 payments of one reference are judged in the order of the file", async () => {
  const customer = await buildCustomer(installation);
  const reference = await buildItem(customer);
  const three = [credit({ minor: 1n, reference }), credit({ reference }), credit({ minor: 1n, reference })];
  assert.deepEqual(await ends(three), ["booked other_amount", "booked exact", "booked used_reference"]);
});

test("MON-9 the transfer for a cancelled order goes to the prepaid account", async () => {
  const { customer, order } = await buildOrder(installation);
  const params = { organizationId: customer.organizationId, orderId: order.id };
  assert.equal((await customer.browser.call(cancelOrder, { params })).status, 200);
  const { reference = "" } = order.payment ?? {};
  const minor = BigInt(order.totalMinor);
  assert.deepEqual(await ends([credit({ minor, reference })]), ["booked cancelled_order"]);
});

test("MON-3 the transfer for an order completes it, and the reference of a pro-forma that an invoice replaced does not", async () => {
  const { customer, order } = await buildOrder(installation);
  const minor = BigInt(order.totalMinor);
  assert.deepEqual(await ends([credit({ minor, reference: order.payment?.reference ?? "" })]), [
    "booked exact",
  ]);
  const replaced = (await buildOrder(installation, { customer })).order;
  const params = { organizationId: customer.organizationId, orderId: replaced.id };
  const invoiced = await customer.browser.call(invoiceOrder, { params });
  assert.equal(invoiced.status, 201, JSON.stringify(invoiced.problem));
  const entry = credit({ minor, reference: replaced.payment?.reference ?? "" });
  assert.deepEqual(await ends([entry]), ["booked replaced_reference"]);
});

test("MON-7 without a right reference the account decides, if one organization alone has paid from it", async () => {
  const [first, second] = [await buildCustomer(installation), await buildCustomer(installation)];
  const [own, shared] = ["CH5604835012345678009", "DE75512108001245126199"];
  await importEntries([
    credit({ reference: await buildItem(first), debtorIban: own }),
    credit({ reference: await buildItem(first), debtorIban: shared }),
    credit({ reference: await buildItem(second), debtorIban: shared }),
  ]);
  const wrong = `${newReference().slice(0, 26)}x`;
  assert.deepEqual(
    await ends([
      credit({ minor: 1n, debtorIban: own }),
      credit({ minor: 2n, debtorIban: own, reference: newReference() }),
      credit({ minor: 4n, debtorIban: own, reference: wrong }),
      credit({ minor: 8n, debtorIban: shared }),
      credit({ minor: 16n, debtorIban: "FR1420041010050500013M02606" }),
    ]),
    [
      "booked no_reference",
      "booked unknown_reference",
      "booked invalid_reference",
      "unassigned no_reference",
      "unassigned no_reference",
    ],
  );
  assert.deepEqual(await balancesOf(first), [{ minor: 7, currency: "CHF" }]);
});

test("MON-7 accounts are learnt from payments that were right in all, from no others", async () => {
  const customer = await buildCustomer(installation);
  const iban = "AT611904300234573201";
  const reference = await buildItem(customer);
  await importEntries([credit({ minor: 1n, reference, debtorIban: iban })]);
  assert.deepEqual(await ends([credit({ minor: 2n, debtorIban: iban })]), ["unassigned no_reference"]);
  await importEntries([credit({ reference, debtorIban: iban })]);
  assert.deepEqual(await ends([credit({ minor: 3n, debtorIban: iban })]), ["booked no_reference"]);
});

test("MON-7 a reference is known with spaces, in lower case, and without its leading zeros", async () => {
  const [customer, german] = [
    await buildCustomer(installation),
    await buildCustomer(installation, { country: "DE" }),
  ];
  const spaced = (await buildItem(customer)).replace(/(.{5})/g, "$1 ");
  const short = (await buildItem(customer)).replace(/^0+/, "");
  assert.deepEqual(await ends([credit({ reference: spaced }), credit({ reference: short })]), [
    "booked exact",
    "booked exact",
  ]);
  const lower = (await buildItem(german, 10_000n, "EUR")).toLowerCase();
  assert.deepEqual(await ends([credit({ currency: "EUR", reference: lower })], euros), ["booked exact"]);
});

test("MON-7 an entry whose parts do not add up waits for staff as a whole", async () => {
  const customer = await buildCustomer(installation);
  const entry = credit({ reference: await buildItem(customer) });
  const [part] = entry.transactions ?? [];
  const parts = [{ ...part, amount: { minor: 9_000n, currency: "CHF" } }];
  assert.deepEqual(await ends([{ ...entry, transactions: parts }]), ["unassigned needs_review"]);
});

test("MON-7 many payments of many customers end where they belong, and the books add up", async () => {
  const customers = await Promise.all([1, 2, 3].map(() => buildCustomer(installation)));
  const items = Array.from({ length: 1_200 }, (_, index) => ({
    customerNumber: customers[index % 3]?.customerNumber ?? 0,
    minor: BigInt(1_000 + index),
    reference: newReference(),
  }));
  await openItems(staff, items);
  const before = await ledgerSum(staff, "prepaid");
  const file = await importEntries(
    items.map(({ minor, reference }, index) =>
      credit({ reference, minor: index % 100 === 0 ? minor + 1n : minor }),
    ),
  );
  assert.deepEqual([file.results.paid, file.results.prepaid], [1_188, 12]);
  const over = items.filter((_, index) => index % 100 === 0).reduce((sum, { minor }) => sum + minor + 1n, 0n);
  assert.equal(await ledgerSum(staff, "prepaid"), before - Number(over));
  const mails = await query<{ count: number }>(
    installation,
    `select count(*)::int from mails where organization_id = any('{${customers.map((one) => one.organizationId)}}')`,
  );
  assert.equal(mails[0]?.count, 1_200, "one mail for each payment");
});
