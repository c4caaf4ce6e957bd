import assert from "node:assert/strict";
import test from "node:test";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer } from "../../../../tests/support/people.ts";
import { checkLedger } from "../ledger/check-ledger.ts";
import { findPrepaidBalance } from "../ledger/ledger.queries.ts";
import { buildPayment, receive } from "../payments/payment.factory.ts";
import { endTopUps } from "./end-top-ups.ts";
import { startTopUp } from "./top-up.contract.ts";
import { findTopUp } from "./top-up.queries.ts";

const installation = await testInstallation();

test("MON-11 a top-up that did not arrive in its days is cancelled, once; what comes later is credited all the same", async () => {
  const customer = await buildCustomer(installation);
  const { organizationId } = customer;
  const { body } = await customer.browser.call(startTopUp, {
    params: { organizationId },
    body: { minor: 10_000 },
  });
  const end = () => installation.write((ctx) => endTopUps(ctx, 10));
  const read = () => installation.write(({ db }) => findTopUp(db, organizationId, body.id));
  const { days } = installation.services.config.topUps;
  installation.clock.advance({ hours: 24 * days });
  assert.equal(await end(), 0, "the last day is still in time");
  installation.clock.advance({ hours: 24 });
  assert.deepEqual([await end(), await end()], [1, 0]);
  assert.equal((await read())?.state, "cancelled");
  const text = `select id from due_items where subject_id = '${body.id}'`;
  const [due] = await query<{ id: string }>(installation, text);
  const target = { kind: "due_item", organizationId, dueItemId: due?.id ?? "" } as const;
  const [late] = await receive(installation, [buildPayment(installation, { amountMinor: 10_000n, target })]);
  assert.deepEqual([late?.end, late?.outcome], ["prepaid", "top_up"]);
  const balance = await installation.write(({ db }) => findPrepaidBalance(db, organizationId, "CHF"));
  assert.equal(balance, 10_000n);
  const { rules } = await installation.write(({ db }) => checkLedger(db));
  assert.ok(rules.every(({ holds }) => holds));
});
