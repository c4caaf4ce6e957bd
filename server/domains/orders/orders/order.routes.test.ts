import assert from "node:assert/strict";
import test from "node:test";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer, buildMember, buildStaff } from "../../../../tests/support/people.ts";
import { payInvoiceFromPrepaid, readInvoice } from "../../billing/invoices/invoice.contract.ts";
import { buildPrepaid } from "../../billing/invoices/invoice.factory.ts";
import { buildPayment, receive } from "../../billing/payments/payment.factory.ts";
import { buildCatalogue } from "../../catalogue/plans/plan.factory.ts";
import { listProducts } from "../../catalogue/products/product.contract.ts";
import * as contract from "./order.contract.ts";
import { buildOrder, type Lines, oneHosting } from "./order.factory.ts";

const installation = await testInstallation();
await buildCatalogue(installation);

const paramsOf = (customer: { organizationId: string }, order: { id: string }) => ({
  organizationId: customer.organizationId,
  orderId: order.id,
});

test("MON-1 an order in CHF is priced with Swiss VAT, line by line", async () => {
  const { order } = await buildOrder(installation, {
    lines: [
      { planId: "web-hosting-standard", period: "month", quantity: 4 },
      { planId: "domain-ch", period: "year", quantity: 1, label: "Müller-Blumen.CH" },
    ],
  });
  assert.equal(order.currency, "CHF");
  assert.deepEqual(
    order.lines.map(({ label, quantity, unitPriceMinor, volume, netMinor, vatRate }) => ({
      label,
      quantity,
      unitPriceMinor,
      volume,
      netMinor,
      vatRate,
    })),
    [
      { label: null, quantity: 4, unitPriceMinor: 992, volume: null, netMinor: 3968, vatRate: "8.1" },
      {
        label: "müller-blumen.ch",
        quantity: 1,
        unitPriceMinor: 990,
        volume: null,
        netMinor: 990,
        vatRate: "8.1",
      },
    ],
  );
  assert.deepEqual(order.vat, [{ rate: "8.1", code: "standard", netMinor: 4958, vatMinor: 402 }]);
  assert.equal(order.totalMinor, 5360);
});

test("MON-3 placing an order makes its pro-forma, what is due, and a mail to who ordered", async () => {
  const { customer, order } = await buildOrder(installation);
  assert.equal(order.state, "pending");
  assert.equal(order.expiresOn, "2026-12-20", "28 days");
  assert.equal(order.payment?.minor, order.totalMinor);
  assert.equal(order.payment?.dueOn, order.expiresOn);
  assert.match(order.payment?.reference ?? "", /^\d{27}$/);
  assert.equal(order.payment?.iban, installation.services.config.provider.accounts[0]?.qrIban);
  assert.deepEqual(order.abilities, {
    ...{ cancel: true, invoice: true, pay_from_prepaid: false, set_prepaid_part: false },
  });
  const mails = await installation.mails(customer.email);
  assert.deepEqual(
    mails.map((mail) => mail.template),
    ["orders.placed"],
  );
  assert.ok(mails[0]?.link?.endsWith(`/o/${customer.organizationId}/accounting/orders/${order.id}`));
  const pdf = await customer.browser.call(contract.readProforma, { params: paramsOf(customer, order) });
  assert.equal(pdf.status, 200);
  assert.equal(pdf.headers.get("content-type"), "application/pdf");
  assert.ok(pdf.bytes.subarray(0, 5).toString() === "%PDF-");
});

test("MON-5 customers in euros get a creditor reference and the account in euros", async () => {
  const customer = await buildCustomer(installation, { country: "DE" });
  const { order } = await buildOrder(installation, { customer });
  assert.equal(order.currency, "EUR");
  assert.match(order.payment?.reference ?? "", /^RF\d{2}/);
  assert.equal(order.payment?.iban, installation.services.config.provider.accounts[1]?.iban);
  assert.equal(order.lines[0]?.vatRate, "19");
});

test("MON-4 reverse charge for a company of the Union with a valid VAT number", async () => {
  const customer = await buildCustomer(installation, { country: "FR", vatNumber: "FR40303265045" });
  const { order } = await buildOrder(installation, { customer });
  assert.deepEqual(
    order.vat.map(({ rate, code, vatMinor }) => [rate, code, vatMinor]),
    [["0", "reverse_charge", 0]],
  );
});

test("an order is refused without a postal address", async () => {
  const customer = await buildCustomer(installation, { addressless: true });
  const answer = await customer.browser.call(contract.placeOrder, {
    params: { organizationId: customer.organizationId },
    body: { lines: oneHosting, expectedTotalMinor: 1072 },
  });
  assert.equal(answer.problem.code, "organizations.address_incomplete");
});

test("CAT-2 an order is refused when its total is not the one that was seen", async () => {
  const customer = await buildCustomer(installation);
  const params = { organizationId: customer.organizationId };
  const body = { lines: oneHosting, expectedTotalMinor: 1071 };
  const answer = await customer.browser.call(contract.placeOrder, { params, body });
  assert.equal(answer.status, 409);
  assert.equal(answer.problem.code, "orders.price_changed");
});

test("what cannot be ordered is refused with its reason", async () => {
  const customer = await buildCustomer(installation);
  const params = { organizationId: customer.organizationId };
  const refusalOf = async (lines: Lines) =>
    (await customer.browser.call(contract.priceOrder, { params, body: { lines } })).problem.code;
  const domain = { planId: "domain-ch", period: "year", quantity: 1 } as const;
  assert.equal(await refusalOf([{ ...domain }]), "catalogue.label_required");
  assert.equal(await refusalOf([{ ...domain, label: "meier.com" }]), "catalogue.label_not_a_domain");
  assert.equal(
    await refusalOf([{ ...domain, label: "meier.ch", quantity: 2 }]),
    "catalogue.one_of_each_domain",
  );
  assert.equal(
    await refusalOf([{ ...domain, label: "meier.ch", period: "month" }]),
    "catalogue.plan_not_offered",
  );
  assert.equal(
    await refusalOf([{ planId: "nothing", period: "year", quantity: 1 }]),
    "catalogue.plan_not_offered",
  );
  assert.equal(await refusalOf([]), "platform.invalid_input");
  assert.equal(await refusalOf([{ ...domain, label: "a\nb.ch" }]), "platform.invalid_input");
  assert.equal(
    await refusalOf([{ planId: "mail-team", period: "month", quantity: 101 }]),
    "platform.invalid_input",
  );
});

test("an order that costs nothing, or more than 9,999,999.99, is not placed", async () => {
  await installation.write(async ({ db }) => {
    const plan = { family_id: "nas", names: '{"en":"Free"}', summaries: "{}", module: "sandbox" };
    const price = { period: "month" as const, currency: "CHF", valid_from: "2024-01-01" };
    await db
      .insertInto("plans")
      .values([
        { id: "free", rank: 80, ...plan },
        { id: "dear", rank: 81, ...plan },
      ])
      .execute();
    await db
      .insertInto("plan_prices")
      .values([
        { plan_id: "free", ...price, amount_minor: 0n },
        { plan_id: "dear", ...price, amount_minor: 10_000_000n },
      ])
      .execute();
  });
  const customer = await buildCustomer(installation);
  const params = { organizationId: customer.organizationId };
  const place = async (planId: string, expectedTotalMinor: number) => {
    const lines: Lines = [{ planId, period: "month", quantity: 100 }];
    return (await customer.browser.call(contract.placeOrder, { params, body: { lines, expectedTotalMinor } }))
      .problem.code;
  };
  assert.equal(await place("free", 0), "orders.nothing_to_pay");
  assert.equal(await place("dear", 1_081_000_000), "orders.amount_too_large");
});

test("API-1 the same key gives the same order, also twice at once", async () => {
  const customer = await buildCustomer(installation);
  const params = { organizationId: customer.organizationId };
  const body = { lines: oneHosting, expectedTotalMinor: 1072 };
  const place = (key: string) => customer.browser.call(contract.placeOrder, { params, body }, { key });
  const answers = await Promise.all([place("order-key-1"), place("order-key-1"), place("order-key-1")]);
  assert.deepEqual(
    answers.map((answer) => answer.status),
    [201, 201, 201],
  );
  assert.equal(new Set(answers.map((answer) => answer.body.id)).size, 1);
  assert.equal((await place("order-key-1")).body.id, answers[0]?.body.id);
  const list = await customer.browser.call(contract.listOrders, { params });
  assert.equal(list.body.items.length, 1);
});

test("an order of another organization is not there; a member without the right is refused", async () => {
  const { customer, order } = await buildOrder(installation);
  const stranger = await buildCustomer(installation);
  const params = { organizationId: stranger.organizationId, orderId: order.id };
  for (const endpoint of [
    contract.readOrder,
    contract.cancelOrder,
    contract.invoiceOrder,
    contract.payOrderFromPrepaid,
    contract.readProforma,
  ]) {
    assert.equal((await stranger.browser.call(endpoint, { params })).status, 404, endpoint.id);
    assert.equal(
      (await stranger.browser.call(endpoint, { params: paramsOf(customer, order) })).status,
      404,
      endpoint.id,
    );
  }
  const collaborator = await buildMember(installation, customer.organizationId, "collaborator");
  const own = paramsOf(customer, order);
  assert.equal((await collaborator.browser.call(contract.readOrder, { params: own })).status, 403);
  assert.equal((await collaborator.browser.call(contract.listOrders, { params: own })).status, 403);
  const place = { params: own, body: { lines: oneHosting, expectedTotalMinor: 1072 } };
  assert.equal((await collaborator.browser.call(contract.placeOrder, place)).status, 403);
  const biller = await buildMember(installation, customer.organizationId, "collaborator", true);
  assert.equal((await biller.browser.call(contract.readOrder, { params: own })).status, 200);
});

test("MON-3 a pending order can be cancelled once; its transfer goes to the prepaid account (MON-9)", async () => {
  const { customer, order } = await buildOrder(installation);
  const params = paramsOf(customer, order);
  const cancel = (key: string) => customer.browser.call(contract.cancelOrder, { params }, { key });
  const answers = await Promise.all([cancel("cancel-key-1"), cancel("cancel-key-2")]);
  assert.deepEqual(answers.map((answer) => answer.status).sort(), [200, 409]);
  const after = await customer.browser.call(contract.readOrder, { params });
  assert.equal(after.body.state, "cancelled");
  assert.equal(after.body.cancelCause, "customer");
  assert.equal(after.body.payment, null);
  const target = {
    kind: "due_item",
    organizationId: customer.organizationId,
    dueItemId: order.payment?.dueItemId ?? "",
  } as const;
  const [booked] = await receive(installation, [buildPayment(installation, { target })]);
  assert.equal(booked?.end, "prepaid");
  assert.equal(booked?.outcome, "cancelled_order");
  const mails = await installation.mails(customer.email);
  assert.deepEqual(
    mails.map((mail) => mail.template),
    ["orders.placed", "orders.cancelled", "billing.prepaid_cancelled_order"],
  );
});

test("MON-5 an invoice on demand takes the place of the pro-forma, with a reference of its own", async () => {
  const { customer, order } = await buildOrder(installation);
  const params = paramsOf(customer, order);
  const issued = await customer.browser.call(contract.invoiceOrder, { params });
  assert.equal(issued.status, 201);
  const { invoiceId } = issued.body;
  const invoice = await customer.browser.call(readInvoice, {
    params: { organizationId: customer.organizationId, invoiceId },
  });
  assert.equal(invoice.body.state, "open");
  assert.equal(invoice.body.dueOn, "2026-12-22", "30 days");
  assert.notEqual(invoice.body.payment?.reference, order.payment?.reference);
  assert.equal(invoice.body.lines[0]?.periodFrom, null, "the period begins with the payment");
  const after = await customer.browser.call(contract.readOrder, { params });
  assert.equal(after.body.state, "pending");
  assert.equal(after.body.payment, null);
  assert.deepEqual(after.body.abilities, {
    ...{ cancel: false, invoice: false, pay_from_prepaid: false, set_prepaid_part: false },
  });
  const again = await customer.browser.call(contract.invoiceOrder, { params });
  assert.equal(again.problem.code, "orders.already_invoiced");
  const cancelled = await customer.browser.call(contract.cancelOrder, { params });
  assert.equal(cancelled.problem.code, "orders.already_invoiced");
  const target = {
    kind: "due_item",
    organizationId: customer.organizationId,
    dueItemId: order.payment?.dueItemId ?? "",
  } as const;
  const [booked] = await receive(installation, [buildPayment(installation, { target })]);
  assert.equal(booked?.outcome, "replaced_reference");
});

test("MON-8 the invoice on demand, paid from the prepaid account, completes its order", async () => {
  const { customer, order } = await buildOrder(installation);
  const { organizationId } = customer;
  const params = paramsOf(customer, order);
  const { invoiceId } = (await customer.browser.call(contract.invoiceOrder, { params })).body;
  await buildPrepaid(installation, customer, 1072n);
  const paid = await customer.browser.call(payInvoiceFromPrepaid, { params: { organizationId, invoiceId } });
  assert.equal(paid.body.state, "paid");
  const after = (await customer.browser.call(contract.readOrder, { params })).body;
  assert.deepEqual([after.state, after.invoiceId, after.productIds.length], ["paid", invoiceId, 1]);
  const invoices = await query(
    installation,
    `select 1 from invoices where organization_id = '${organizationId}'`,
  );
  assert.equal(invoices.length, 1, "no second invoice");
  const periods = await query(
    installation,
    `select period from product_periods where invoice_id = '${invoiceId}'`,
  );
  assert.deepEqual(periods, [{ period: "[2026-11-22,2026-12-22)" }]);
});

test("MON-8 MON-9 a pending order is paid from the prepaid account at once", async () => {
  const { customer, order } = await buildOrder(installation);
  const params = paramsOf(customer, order);
  const early = await customer.browser.call(contract.payOrderFromPrepaid, { params });
  assert.equal(early.problem.code, "billing.prepaid_too_low");
  await buildPrepaid(installation, customer, 2000n);
  const before = await customer.browser.call(contract.readOrder, { params });
  assert.equal(before.body.abilities.pay_from_prepaid, true);
  const paid = await customer.browser.call(contract.payOrderFromPrepaid, { params });
  assert.equal(paid.status, 200);
  assert.equal(paid.body.state, "paid");
  assert.equal(paid.body.productIds.length, 1);
  const invoice = await customer.browser.call(readInvoice, {
    params: { organizationId: customer.organizationId, invoiceId: paid.body.invoiceId ?? "" },
  });
  assert.equal(invoice.body.state, "paid");
  assert.equal(invoice.body.prepaidMinor, 928);
  assert.equal(invoice.body.lines[0]?.periodFrom, "2026-11-22");
  assert.equal(invoice.body.lines[0]?.periodTo, "2026-12-21");
  const again = await customer.browser.call(contract.payOrderFromPrepaid, { params });
  assert.equal(again.problem.code, "billing.nothing_due");
});

test("a paid order becomes products, each provisioned once, and one mail when all are ready", async () => {
  const lines: Lines = [{ planId: "mail-team", period: "year", quantity: 3, label: "Team" }];
  const { customer, order } = await buildOrder(installation, { lines });
  const { organizationId } = customer;
  const target = { kind: "due_item", organizationId, dueItemId: order.payment?.dueItemId ?? "" } as const;
  const amountMinor = BigInt(order.totalMinor);
  const [booked] = await receive(installation, [buildPayment(installation, { target, amountMinor })]);
  assert.equal(booked?.end, "paid");
  const pending = await customer.browser.call(listProducts, { params: { organizationId } });
  assert.deepEqual(
    pending.body.items.map(({ label, state, expiresOn }) => [label, state, expiresOn]).sort(),
    [
      ["Team 1", "pending", "2027-11-22"],
      ["Team 2", "pending", "2027-11-22"],
      ["Team 3", "pending", "2027-11-22"],
    ],
  );
  const mails = await installation.mails(customer.email);
  assert.deepEqual(mails.map((mail) => mail.template).sort(), [
    "billing.order_paid",
    "catalogue.products_ready",
    "orders.placed",
  ]);
  const active = await customer.browser.call(listProducts, { params: { organizationId } });
  assert.ok(active.body.items.every((product) => product.state === "active"));
});

test("staff find orders of all customers by number and by name", async () => {
  const staff = await buildStaff(installation, "support");
  const customer = await buildCustomer(installation, { name: "Käserei 100% Genuss" });
  const { order } = await buildOrder(installation, { customer });
  const find = async (search: string) =>
    (await staff.browser.call(contract.listStaffOrders, { query: { search } })).body.items.map(
      (item) => item.id,
    );
  assert.deepEqual(await find(String(order.number)), [order.id]);
  assert.deepEqual(await find("100% gen"), [order.id]);
  assert.deepEqual(await find("100_ gen"), []);
  assert.equal((await customer.browser.call(contract.listStaffOrders, {})).status, 404);
});

test("lists are paged by cursor, newest first", async () => {
  const { customer, order } = await buildOrder(installation);
  installation.clock.advance({ minutes: 1 });
  const second = await buildOrder(installation, { customer });
  const params = { organizationId: customer.organizationId };
  const first = await customer.browser.call(contract.listOrders, { params, query: { limit: 1 } });
  assert.deepEqual(
    first.body.items.map((item) => item.id),
    [second.order.id],
  );
  assert.equal(first.body.items[0]?.summary, "Web Hosting Standard");
  const next = await customer.browser.call(contract.listOrders, {
    params,
    query: { limit: 1, cursor: first.body.next ?? "" },
  });
  assert.deepEqual(
    next.body.items.map((item) => item.id),
    [order.id],
  );
  assert.equal(next.body.next, null);
  const bad = await customer.browser.call(contract.listOrders, { params, query: { cursor: "nonsense" } });
  assert.equal(bad.problem.code, "platform.bad_cursor");
});

test("SEC-11 placing, cancelling and invoicing stand in the organization's log", async () => {
  const { customer, order } = await buildOrder(installation);
  await customer.browser.call(contract.cancelOrder, { params: paramsOf(customer, order) });
  const rows = await query<{ action: string }>(
    installation,
    `select action from organization_audit where organization_id = '${customer.organizationId}' and subject_id = '${order.id}' order by sequence`,
  );
  assert.deepEqual(
    rows.map((row) => row.action),
    ["order.place", "order.cancel"],
  );
});
