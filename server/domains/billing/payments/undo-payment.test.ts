import assert from "node:assert/strict";
import test from "node:test";
import { sql } from "kysely";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer, type Customer } from "../../../../tests/support/people.ts";
import { readOrder } from "../../orders/orders/order.contract.ts";
import { buildOrder } from "../../orders/orders/order.factory.ts";
import { askForRest } from "../credit-notes/settle-credit.ts";
import { lockDueItems } from "../due-items/due-item.queries.ts";
import { readInvoice } from "../invoices/invoice.contract.ts";
import { buildInvoice } from "../invoices/invoice.factory.ts";
import { checkLedger } from "../ledger/check-ledger.ts";
import { findPrepaidBalance } from "../ledger/ledger.queries.ts";
import { assignPayment } from "./assign-payment.ts";
import { payFromPrepaid } from "./pay-from-prepaid.ts";
import { buildPayment, receive } from "./payment.factory.ts";
import { readPrepaidAccount } from "./prepaid.contract.ts";
import { tellOfUndonePayment } from "./tell-of-undone-payment.ts";
import { type PaymentToUndo, undoPayment } from "./undo-payment.ts";

const installation = await testInstallation();

/** Undoes a payment as the bank's domain does: the bank's own row waits again. */
const undo = (input: Omit<PaymentToUndo, "reason">) =>
  installation.write(async (ctx) => {
    const undone = await undoPayment(ctx, { ...input, reason: "Booked for the wrong customer" });
    await tellOfUndonePayment(ctx, undone);
    await ctx.db
      .updateTable("bank_payment_results")
      .set({ state: "unassigned", organization_id: null, due_item_id: null, posting_id: undone.id })
      .where("organization_id", "=", input.organizationId)
      .where((of) =>
        of.or([
          of("posting_id", "=", input.paymentId),
          of.and([of("posting_id", "is", null), of("bank_payment_id", "=", input.paymentId)]),
        ]),
      )
      .execute();
    return undone;
  });

const wasTold = async ({ email }: Customer, template: string) =>
  (await installation.mails(email)).some((mail) => mail.template === template);

async function assertLedgerHolds() {
  const { rules } = await installation.write(({ db }) => checkLedger(db));
  assert.deepEqual(
    rules.filter((rule) => !rule.holds),
    [],
  );
}

/** An invoice that the bank's payment has paid. */
async function buildPaid() {
  const { customer, invoice } = await buildInvoice(installation);
  const { organizationId } = customer;
  const target = { kind: "due_item", organizationId, dueItemId: invoice.dueItemId } as const;
  const payment = buildPayment(installation, { amountMinor: invoice.document.totalMinor, target });
  await receive(installation, [payment]);
  return { customer, organizationId, invoice, payment };
}

test("MON-14 a payment that is undone leaves its invoice owed, due by the provider's days, with the reference it had", async () => {
  const { customer, organizationId, invoice, payment } = await buildPaid();
  installation.clock.advance({ hours: 24 * 5 });
  await undo({ organizationId, paymentId: payment.bankPaymentId });
  const params = { organizationId, invoiceId: invoice.id };
  const { body } = await customer.browser.call(readInvoice, { params });
  const { invoiceDays } = installation.services.config;
  const dueOn = Temporal.PlainDate.from(installation.clock.today()).add({ days: invoiceDays }).toString();
  assert.deepEqual([body.state, body.dueOn, body.dueMinor], ["open", dueOn, body.totalMinor]);
  assert.equal(body.payment?.reference, invoice.document.reference.value);
  assert.ok(await wasTold(customer, "billing.payment_undone"));
  await assertLedgerHolds();
});

test("MON-14 what was undone is booked again, on the same invoice too, and undone again; nothing is deleted", async () => {
  const { organizationId, invoice, payment } = await buildPaid();
  let paymentId = payment.bankPaymentId;
  for (const round of [1, 2]) {
    const undone = await undo({ organizationId, paymentId });
    paymentId = undone.id;
    const again = { ...payment, bankPaymentId: paymentId, organizationId, dueItemId: invoice.dueItemId };
    await installation.write(async (ctx) => {
      await assignPayment(ctx, again);
      await ctx.db
        .updateTable("bank_payment_results")
        .set({ state: "assigned", organization_id: organizationId, due_item_id: invoice.dueItemId })
        .where("posting_id", "=", paymentId)
        .execute();
    });
    const text = `select round from payments where due_item_id = '${invoice.dueItemId}' order by round`;
    const rounds = (await query<{ round: number }>(installation, text)).map((row) => row.round);
    assert.deepEqual(rounds, [1, 2, 3].slice(0, round + 1));
  }
  await assertLedgerHolds();
});

test("a payment is undone once, whoever acts at the same moment", async () => {
  const { organizationId, payment } = await buildPaid();
  const input = { organizationId, paymentId: payment.bankPaymentId };
  const answers = await Promise.allSettled([undo(input), undo(input)]);
  assert.deepEqual(answers.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
  await assert.rejects(undo(input), { code: "billing.already_undone" });
  await assertLedgerHolds();
});

test("the database refuses a second payment of one due item in one round, and a second booking of one payment", async () => {
  const { organizationId, invoice, payment } = await buildPaid();
  const copyOf = (id: string, round: number) =>
    installation.write(({ db }) =>
      sql`insert into payments (organization_id, id, source, due_item_id, target, currency, amount_minor, received_on, outcome,
          recorded_at, round)
        select organization_id, ${id}, source, due_item_id, target, currency, amount_minor, received_on, outcome, recorded_at, ${round}
        from payments where organization_id = ${organizationId} and id = ${payment.bankPaymentId}`.execute(
        db,
      ),
    );
  await assert.rejects(copyOf(invoice.id, 1), { constraint: "one_payment_a_due_item" });
  await assert.rejects(copyOf(payment.bankPaymentId, 2), { constraint: "payments_pkey" });
});

test("MON-3 an order that was paid by its pro-forma keeps its products: its invoice is owed, and paid once more", async () => {
  const { customer, order } = await buildOrder(installation);
  const { organizationId } = customer;
  const dueItemId = order.payment?.dueItemId ?? "";
  const target = { kind: "due_item", organizationId, dueItemId } as const;
  const payment = buildPayment(installation, { amountMinor: BigInt(order.totalMinor), target });
  await receive(installation, [payment]);
  const { due } = await undo({ organizationId, paymentId: payment.bankPaymentId });
  const read = async () =>
    (await customer.browser.call(readOrder, { params: { organizationId, orderId: order.id } })).body;
  const owed = await read();
  assert.deepEqual([owed.state, owed.productIds.length], ["paid", 1]);
  assert.equal(due?.kind, "invoice");
  assert.notEqual(due?.reference, order.payment?.reference, "the invoice's own reference");
  const late = buildPayment(installation, { amountMinor: BigInt(order.totalMinor), target });
  assert.equal((await receive(installation, [late]))[0]?.outcome, "replaced_reference");
  await installation.write((ctx) => payFromPrepaid(ctx, organizationId, "invoice", due?.subjectId ?? ""));
  assert.deepEqual((await read()).productIds, owed.productIds);
  await assertLedgerHolds();
});

/** Money on the prepaid account that the bank brought. */
async function buildCredited(amountMinor: bigint) {
  const customer = await buildCustomer(installation);
  const { organizationId } = customer;
  const target = { kind: "organization", organizationId, outcome: "no_reference" } as const;
  const payment = buildPayment(installation, { amountMinor, target });
  await receive(installation, [payment]);
  return { customer, organizationId, payment };
}

test("MON-14 money is taken out of the prepaid account again; the statement shows both movements", async () => {
  const { customer, organizationId, payment } = await buildCredited(4_000n);
  await undo({ organizationId, paymentId: payment.bankPaymentId });
  const { body } = await customer.browser.call(readPrepaidAccount, { params: { organizationId } });
  const movements = body.items.map(({ outcome, minor, balanceMinor }) => [outcome, minor, balanceMinor]);
  assert.deepEqual(movements, [
    ["payment_undone", -4_000, 0],
    ["no_reference", 4_000, 4_000],
  ]);
  assert.ok(await wasTold(customer, "billing.prepaid_undone"));
  await assertLedgerHolds();
});

test("MON-2 money that was spent is not taken out: the refusal says what is left", async () => {
  const { customer, invoice } = await buildInvoice(installation);
  const { organizationId } = customer;
  const target = { kind: "organization", organizationId, outcome: "no_reference" } as const;
  const amountMinor = invoice.document.totalMinor;
  const payment = buildPayment(installation, { amountMinor, target });
  await receive(installation, [payment]);
  const spend = () => installation.write((ctx) => payFromPrepaid(ctx, organizationId, "invoice", invoice.id));
  const take = () => undo({ organizationId, paymentId: payment.bankPaymentId });
  const answers = await Promise.allSettled([spend(), take()]);
  assert.deepEqual(answers.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
  const balance = await installation.write(({ db }) => findPrepaidBalance(db, organizationId, "CHF"));
  assert.equal(balance, 0n, "spent or taken out, never both");
  if (answers[0].status === "fulfilled") await assert.rejects(take(), { code: "billing.balance_spent" });
  await assertLedgerHolds();
});

test("what was paid from the prepaid account goes back to it; a credit note is not undone", async () => {
  const { customer, invoice } = await buildInvoice(installation);
  const { organizationId } = customer;
  const target = { kind: "organization", organizationId, outcome: "no_reference" } as const;
  const { totalMinor: amountMinor } = invoice.document;
  await receive(installation, [buildPayment(installation, { amountMinor, target })]);
  await installation.write((ctx) => payFromPrepaid(ctx, organizationId, "invoice", invoice.id));
  const text = `select id from payments where organization_id = '${organizationId}' and source = 'prepaid'`;
  const [spent] = await query<{ id: string }>(installation, text);
  await undo({ organizationId, paymentId: spent?.id ?? "" });
  const balance = await installation.write(({ db }) => findPrepaidBalance(db, organizationId, "CHF"));
  assert.equal(balance, amountMinor);
  await assert.rejects(undo({ organizationId, paymentId: invoice.id }), { code: "platform.not_found" });
  await assertLedgerHolds();
});

test("MON-13 what a credit note leaves of an invoice that is owed again stays in its round", async () => {
  const { organizationId, invoice, payment } = await buildPaid();
  const { due } = await undo({ organizationId, paymentId: payment.bankPaymentId });
  assert.equal(due?.round, 2);
  await installation.write(async (ctx) => {
    const [open] = await lockDueItems(ctx.db, [{ organizationId, dueItemId: invoice.dueItemId }]);
    if (open) await askForRest(ctx, open, 1_000n);
  });
  const text = `select round from due_items where subject_id = '${invoice.id}' and state = 'open'`;
  assert.deepEqual(await query(installation, text), [{ round: 2 }]);
});
