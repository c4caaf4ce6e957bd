import assert from "node:assert/strict";
import test from "node:test";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import {
  buildCustomer,
  buildMember,
  type Customer,
  proveByPassword,
} from "../../../../tests/support/people.ts";
import { runJob } from "../../../platform/jobs/worker.ts";
import { buildOrder } from "../../orders/orders/order.factory.ts";
import { buildMethod, card, pay, payOnPage, settled, type } from "../charges/charge.factory.ts";
import { buildInvoice } from "../invoices/invoice.factory.ts";
import {
  chooseDefaultPaymentProfile,
  listPaymentProfiles,
  removePaymentProfile,
  settlePaymentSetup,
  startPaymentSetup,
} from "./profile.contract.ts";
import { warnOfExpiryJob } from "./profile.jobs.ts";

const installation = await testInstallation({ payments: true });
const paramsOf = ({ organizationId }: Customer) => ({ organizationId });

const list = async (customer: Customer) =>
  (await customer.browser.call(listPaymentProfiles, { params: paramsOf(customer) })).body;

const remove = (customer: Customer, profileId: string) =>
  customer.browser.call(removePaymentProfile, { params: { ...paramsOf(customer), profileId } });

const choose = (customer: Customer, profileId: string | null) =>
  customer.browser.call(chooseDefaultPaymentProfile, { params: paramsOf(customer), body: { profileId } });

test("MON-12 the prepaid account is the default until another method is chosen; each is kept once", async () => {
  const customer = await buildCustomer(installation);
  assert.deepEqual(await list(customer), { items: [], prepaidIsDefault: true, abilities: { add: true } });
  await buildMethod(installation, customer);
  await buildMethod(installation, customer, card("5555 5555 5555 4444", "11/31"));
  const { items } = await list(customer);
  assert.deepEqual(
    items.map(({ brand, hint, expiresOn, isDefault }) => [brand, hint, expiresOn, isDefault]),
    [
      ["mastercard", "4444", "2031-11-30", false],
      ["visa", "4242", "2034-12-31", false],
    ],
  );
  const chosen = await choose(customer, items[1]?.id ?? "");
  assert.deepEqual([chosen.body.items[0]?.hint, chosen.body.prepaidIsDefault], ["4242", false]);
  const back = await choose(customer, null);
  assert.equal(back.body.prepaidIsDefault, true);
});

test("no number of a card is kept, only the provider's token", async () => {
  const rows = await query<{ text: string }>(
    installation,
    "select row_to_json(f)::text as text from payment_profiles f",
  );
  assert.ok(rows.length > 0);
  for (const { text } of rows) assert.doesNotMatch(text, /42424242|55555555/);
});

test("back from the page before its event: the method is there; a page that was left adds none", async () => {
  const customer = await buildCustomer(installation);
  installation.payments.deliver("lose");
  const started = await customer.browser.call(startPaymentSetup, { params: paramsOf(customer) });
  const params = { ...paramsOf(customer), setupId: started.body.setupId };
  assert.equal((await customer.browser.call(settlePaymentSetup, { params })).body.state, "started");
  await type(started.body.url, card());
  assert.equal((await customer.browser.call(settlePaymentSetup, { params })).body.state, "done");
  assert.equal((await customer.browser.call(settlePaymentSetup, { params })).body.state, "done");
  assert.equal((await list(customer)).items.length, 1);
  installation.payments.deliver("send");
});

test("MON-12 removal is refused with the reason while a product depends on the method", async () => {
  const { customer, order } = await buildOrder(installation);
  await payOnPage(customer, { kind: "order", subjectId: order.id }, { keep: true });
  await settled(installation);
  const [kept] = (await list(customer)).items;
  const id = kept?.id ?? "";
  await choose(customer, id);
  const refused = await remove(customer, id);
  assert.deepEqual([refused.status, refused.problem.code], [409, "billing.payment_method_default"]);
  await choose(customer, null);
  const removed = await remove(customer, id);
  assert.deepEqual([removed.status, removed.body.items], [200, []]);
  await installation.runJobs();
  assert.equal((await remove(customer, id)).status, 404);
  const { invoice } = await buildInvoice(installation, { customer });
  const gone = await pay(customer, { kind: "invoice", subjectId: invoice.id }, { paymentProfileId: id });
  assert.equal(gone.problem.code, "billing.payment_method_gone");
});

test("MON-12 a method that is being charged is not removed", async () => {
  const customer = await buildCustomer(installation);
  await buildMethod(installation, customer, card("4000 0000 0000 3220"));
  const [kept] = (await list(customer)).items;
  const { invoice } = await buildInvoice(installation, { customer });
  const subject = { kind: "invoice", subjectId: invoice.id } as const;
  const asked = await pay(customer, subject, { paymentProfileId: kept?.id ?? "" });
  assert.equal(asked.body.state, "action_needed");
  assert.equal((await remove(customer, kept?.id ?? "")).problem.code, "billing.payment_method_in_use");
});

test("MON-12 a card that expires within thirty days is announced once, and shown as expired afterwards", async () => {
  const customer = await buildCustomer(installation, { language: "de" });
  await buildMethod(installation, customer, card("4242 4242 4242 4242", "12/26"));
  const warn = () => runJob(installation.services, warnOfExpiryJob, {});
  await warn();
  const told = async () =>
    (await installation.mails(customer.email)).filter(
      (one) => one.template === "billing.payment_method_expires",
    );
  assert.equal((await told()).length, 0);
  installation.clock.advance({ hours: 24 * 12 });
  await warn();
  await warn();
  const mails = await told();
  assert.equal(mails.length, 1);
  assert.match(mails[0]?.subject ?? "", /läuft am 31\.12\.2026 ab/);
  assert.equal((await list(customer)).items[0]?.validity, "expiring");
  installation.clock.advance({ hours: 24 * 30 });
  const later = {
    ...customer,
    ...(await buildMember(installation, customer.organizationId, "administrator")),
  };
  const [expired] = (await list(later)).items;
  assert.deepEqual([expired?.validity, expired?.abilities.make_default], ["expired", false]);
  assert.equal((await choose(later, expired?.id ?? "")).problem.code, "billing.payment_method_gone");
});

test("a stranger reaches no method; a member without billing is refused", async () => {
  const customer = await buildCustomer(installation);
  await buildMethod(installation, customer);
  const profileId = (await list(customer)).items[0]?.id ?? "";
  const stranger = await buildCustomer(installation);
  assert.equal((await remove(stranger, profileId)).status, 404);
  assert.equal((await choose(stranger, profileId)).status, 404);
  const theirs = { ...paramsOf(customer), profileId };
  assert.equal((await stranger.browser.call(removePaymentProfile, { params: theirs })).status, 404);
  const external = await buildMember(installation, customer.organizationId, "external");
  assert.equal((await external.browser.call(removePaymentProfile, { params: theirs })).status, 403);
  assert.equal((await external.browser.call(listPaymentProfiles, { params: theirs })).status, 403);
});

test("SEC-12 adding and removing a method ask for a proof that is fresh; choosing one does not", async () => {
  const customer = await buildCustomer(installation);
  await buildMethod(installation, customer);
  const id = (await list(customer)).items[0]?.id ?? "";
  installation.clock.advance({ minutes: 10 });
  const params = paramsOf(customer);
  const added = await customer.browser.call(startPaymentSetup, { params });
  assert.deepEqual([added.status, added.problem.code], [403, "identity.proof_needed"]);
  assert.equal((await remove(customer, id)).problem.code, "identity.proof_needed");
  assert.equal((await choose(customer, id)).status, 200);
  await choose(customer, null);
  await proveByPassword(customer);
  assert.equal((await customer.browser.call(startPaymentSetup, { params })).status, 201);
  assert.equal((await remove(customer, id)).status, 200);
});
