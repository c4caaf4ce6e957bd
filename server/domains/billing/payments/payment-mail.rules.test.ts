import assert from "node:assert/strict";
import test from "node:test";
import { mailIdOf } from "./payment-mail.rules.ts";

const [payment, user] = ["01a202bd-4a61-7db4-8e27-ccf0ee9baabc", "01a202bd-4a61-7db4-8e27-ccf0ee9baabd"];

test("MON-7 one payment is told to one user by one mail, however often it is written", () => {
  assert.equal(mailIdOf(payment, user), mailIdOf(payment, user));
  assert.match(mailIdOf(payment, user), /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
});

test("MON-7 other payments and other users get mails of their own", () => {
  assert.notEqual(mailIdOf(payment, user), mailIdOf(user, payment));
  assert.notEqual(mailIdOf(payment, user), mailIdOf(payment, payment));
});
