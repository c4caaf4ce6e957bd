import assert from "node:assert/strict";
import test from "node:test";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer, buildMember, type Customer } from "../../../../tests/support/people.ts";
import { readInvoicePdf } from "../../billing/invoices/invoice.contract.ts";
import { buildPrepaid } from "../../billing/invoices/invoice.factory.ts";
import { buildPayment, receive } from "../../billing/payments/payment.factory.ts";
import * as addresses from "../../organizations/billing-addresses/billing-address.contract.ts";
import {
  buildBillingAddress,
  subsidiary,
} from "../../organizations/billing-addresses/billing-address.factory.ts";
import { updateOrganization } from "../../organizations/organizations/organization.contract.ts";
import * as contract from "./order.contract.ts";
import { buildOrder, oneHosting } from "./order.factory.ts";

const installation = await testInstallation();

interface Printed {
  readonly document: { readonly customer: { readonly name: string; readonly attention?: string } };
}

async function pricesFor({ browser, organizationId }: Customer, billingAddressId: string | null) {
  const body = { lines: oneHosting, billingAddressId };
  return browser.call(contract.priceOrder, { params: { organizationId }, body });
}

test("ORG-9 VAT follows the billing address, the currency stays the organization's", async () => {
  const { customer } = await buildOrder(installation);
  const vatOf = async (billingAddressId: string | null) => {
    const { body } = await pricesFor(customer, billingAddressId);
    return [body.currency, body.netMinor, ...body.vat.map(({ rate, code }) => `${rate} ${code}`)];
  };
  assert.deepEqual(await vatOf(null), ["CHF", 992, "8.1 standard"]);
  const withNumber = await buildBillingAddress(customer);
  assert.deepEqual(await vatOf(withNumber.id), ["CHF", 992, "0 reverse_charge"]);
  const without = await buildBillingAddress(customer, { vatNumber: null });
  assert.deepEqual(await vatOf(without.id), ["CHF", 992, "19 standard"]);
  const abroad = await buildBillingAddress(customer, { country: "US", vatNumber: null });
  assert.deepEqual(await vatOf(abroad.id), ["CHF", 992, "0 export"]);
});

test("ORG-9 order, pro-forma and invoice keep the address, whatever becomes of it", async () => {
  const customer = await buildCustomer(installation);
  const { organizationId } = customer;
  const { id } = await buildBillingAddress(customer);
  const { order } = await buildOrder(installation, { customer, billingAddressId: id });
  assert.deepEqual([order.billingAddressId, order.currency, order.vatMinor], [id, "CHF", 0]);
  const changed = await customer.browser.call(addresses.changeBillingAddress, {
    params: { organizationId, billingAddressId: id },
    body: { ...subsidiary, name: "Umbenannt GmbH", department: "" },
  });
  assert.notEqual(changed.body.id, id, "the one that an order used is not changed");
  const list = await customer.browser.call(addresses.listBillingAddresses, { params: { organizationId } });
  assert.deepEqual(
    list.body.items.map(({ name, state, isUsed }) => [name, state, isUsed]),
    [
      ["Umbenannt GmbH", "active", false],
      [subsidiary.name, "archived", true],
    ],
  );
  const params = { organizationId, orderId: order.id };
  const invoiced = await customer.browser.call(contract.invoiceOrder, { params });
  const read = await customer.browser.call(contract.readOrder, { params });
  assert.deepEqual(
    [read.body.customer.name, read.body.customer.department, read.body.customer.vatNumber],
    [subsidiary.name, "Einkauf", "DE136695976"],
  );
  const printed = await query<Printed>(
    installation,
    `select document from invoices where order_id = '${order.id}'
     union all select document from proformas where order_id = '${order.id}'`,
  );
  assert.deepEqual(
    printed.map(({ document }) => [document.customer.name, document.customer.attention]),
    Array(2).fill([subsidiary.name, "Einkauf"]),
  );
  const pdf = await customer.browser.call(readInvoicePdf, {
    params: { organizationId, invoiceId: invoiced.body.invoiceId },
  });
  assert.equal(pdf.bytes.subarray(0, 5).toString(), "%PDF-");
});

test("ORG-9 a changed default stays the default under its new id", async () => {
  const { customer, order } = await orderedWithAddress();
  const params = { organizationId: customer.organizationId };
  await customer.browser.call(addresses.chooseDefaultBillingAddress, {
    params,
    body: { billingAddressId: order.billingAddressId },
  });
  const changed = await customer.browser.call(addresses.changeBillingAddress, {
    params: { ...params, billingAddressId: order.billingAddressId ?? "" },
    body: { ...subsidiary, town: "Bremen" },
  });
  assert.deepEqual([changed.body.isDefault, changed.body.isUsed], [true, false]);
});

test("ORG-9 an archived address, another's and one that is none are refused alike, and nothing is placed", async () => {
  const [customer, other] = [await buildCustomer(installation), await buildCustomer(installation)];
  const { organizationId } = customer;
  const [archived, foreign] = [await buildBillingAddress(customer), await buildBillingAddress(other)];
  await customer.browser.call(addresses.archiveBillingAddress, {
    params: { organizationId, billingAddressId: archived.id },
  });
  for (const billingAddressId of [archived.id, foreign.id, crypto.randomUUID()]) {
    const body = { lines: oneHosting, billingAddressId, expectedTotalMinor: 992 };
    const answers = [
      await pricesFor(customer, billingAddressId),
      await customer.browser.call(contract.placeOrder, { params: { organizationId }, body }),
    ];
    for (const { status, problem } of answers) {
      assert.deepEqual([status, problem.code], [409, "organizations.billing_address_archived"]);
    }
  }
  const { body } = await customer.browser.call(contract.listOrders, { params: { organizationId } });
  assert.equal(body.items.length, 0);
});

test("ORG-9 who orders and who archives at the same moment: one after the other, and the order has what it shows", async () => {
  const customer = await buildCustomer(installation);
  const { organizationId } = customer;
  for (let round = 0; round < 8; round++) {
    const { id } = await buildBillingAddress(customer);
    const body = { lines: oneHosting, billingAddressId: id, expectedTotalMinor: 992 };
    const place = () => customer.browser.call(contract.placeOrder, { params: { organizationId }, body });
    const archive = () =>
      customer.browser.call(addresses.archiveBillingAddress, {
        params: { organizationId, billingAddressId: id },
      });
    const [placed, archived] =
      round % 2 ? await Promise.all([place(), archive()]) : await reversed(place, archive);
    assert.equal(archived.status, 200);
    if (placed.status === 201) {
      assert.deepEqual([placed.body.billingAddressId, placed.body.customer.name], [id, subsidiary.name]);
      assert.equal(archived.body.id, id);
    } else {
      assert.equal(placed.problem.code, "organizations.billing_address_archived");
    }
  }
});

async function reversed<A, B>(first: () => Promise<A>, second: () => Promise<B>): Promise<[A, B]> {
  const later = second();
  return [await first(), await later];
}

test("ORG-9 an organization without an address of its own orders with a billing address", async () => {
  const customer = await buildCustomer(installation, { addressless: true });
  const { id } = await buildBillingAddress(customer);
  const { order } = await buildOrder(installation, { customer, billingAddressId: id });
  assert.equal(order.customer.name, subsidiary.name);
});

test("ORG-9 mails about the invoice go to its address too, in the order's language, and still to the members", async () => {
  const { customer, order } = await orderedWithAddress("rechnungen@eins.example");
  const { organizationId } = customer;
  await customer.browser.call(contract.invoiceOrder, { params: { organizationId, orderId: order.id } });
  const [due] = await query<{ id: string; amount: bigint }>(
    installation,
    `select id, amount_minor as amount from due_items where organization_id = '${organizationId}' and state = 'open'`,
  );
  const target = { kind: "due_item", organizationId, dueItemId: due?.id ?? "" } as const;
  await receive(installation, [buildPayment(installation, { target, amountMinor: 992n })]);
  const toAddress = await installation.mails("rechnungen@eins.example");
  assert.deepEqual(
    toAddress.map(({ template }) => template),
    ["billing.invoice_issued", "billing.order_paid"],
  );
  assert.match(toAddress[0]?.subject ?? "", /^Rechnung /, "the order was placed in German");
  const toMember = (await installation.mails(customer.email)).map(({ template }) => template);
  for (const template of ["billing.invoice_issued", "billing.order_paid"]) {
    assert.ok(toMember.includes(template), template);
  }
});

test("ORG-9 the address learns that the prepaid account paid, and not what is left on it", async () => {
  const { customer, order } = await orderedWithAddress("rechnungen@zwei.example");
  await buildPrepaid(installation, customer, 77_777n);
  const params = { organizationId: customer.organizationId, orderId: order.id };
  assert.equal((await customer.browser.call(contract.payOrderFromPrepaid, { params })).status, 200);
  const mails = await installation.mails("rechnungen@zwei.example");
  assert.deepEqual(
    mails.map(({ template }) => template),
    ["billing.invoice_paid"],
  );
  assert.doesNotMatch(mails[0]?.plain ?? "", /767/);
});

test("ORG-9 a member who has the address is told once; without an address nobody more is told", async () => {
  const customer = await buildCustomer(installation);
  const { id } = await buildBillingAddress(customer, { email: customer.email.toUpperCase() });
  const other = await buildBillingAddress(customer, { email: null });
  for (const billingAddressId of [id, other.id]) {
    const { order } = await buildOrder(installation, { customer, billingAddressId });
    const params = { organizationId: customer.organizationId, orderId: order.id };
    await customer.browser.call(contract.invoiceOrder, { params });
  }
  const issued = await query<{ recipient: string }>(
    installation,
    `select recipient from mails where organization_id = '${customer.organizationId}' and template = 'billing.invoice_issued'`,
  );
  assert.deepEqual(
    issued.map(({ recipient }) => recipient),
    [customer.email, customer.email],
  );
});

test("ORG-9 a change of the organization does not touch what was ordered under its own address", async () => {
  const { customer, order } = await buildOrder(installation);
  const { organizationId } = customer;
  const body = {
    ...{ name: "Ganz Neu AG", street: "Neugasse", buildingNumber: "2", postalCode: "8005", town: "Zürich" },
    ...{ country: "CH", vatNumber: null },
  };
  await customer.browser.call(updateOrganization, { params: { organizationId }, body });
  const read = await customer.browser.call(contract.readOrder, {
    params: { organizationId, orderId: order.id },
  });
  assert.deepEqual([read.body.customer.street, read.body.billingAddressId], ["Seestrasse", null]);
});

test("MON-3 the list says of each order what can be done about it", async () => {
  const { customer, order } = await buildOrder(installation);
  const { organizationId } = customer;
  const params = { organizationId, orderId: order.id };
  const summary = async (browser = customer.browser) =>
    (await browser.call(contract.listOrders, { params: { organizationId } })).body.items[0];
  assert.deepEqual((await summary())?.abilities, { pay: true, cancel: true, pay_invoice: false });
  const { invoiceId } = (await customer.browser.call(contract.invoiceOrder, { params })).body;
  assert.deepEqual((await summary())?.abilities, { pay: false, cancel: false, pay_invoice: true });
  assert.equal((await summary())?.invoiceId, invoiceId);
  const { browser } = await buildMember(installation, organizationId, "collaborator", true);
  assert.equal((await summary(browser))?.abilities.pay_invoice, true);
  const { customer: third, order: cancelled } = await buildOrder(installation);
  const of = { organizationId: third.organizationId, orderId: cancelled.id };
  await third.browser.call(contract.cancelOrder, { params: of });
  const list = await third.browser.call(contract.listOrders, { params: of });
  assert.deepEqual(list.body.items[0]?.abilities, { pay: false, cancel: false, pay_invoice: false });
});

async function orderedWithAddress(email = "rechnungen@bergblick.example") {
  const customer = await buildCustomer(installation, { language: "de" });
  const { id } = await buildBillingAddress(customer, { email });
  return buildOrder(installation, { customer, billingAddressId: id });
}
