import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { refundableOf } from "./refund.rules.ts";

test("MON-14 what can be given back is never more than the charge holds, nor than the balance, nor less than nothing", () => {
  const amount = fc.bigInt(0n, 10n ** 9n);
  fc.assert(
    fc.property(
      amount,
      amount,
      amount,
      amount,
      (receivedMinor, refundedMinor, chargedBackMinor, prepaidMinor) => {
        const most = refundableOf({ receivedMinor, refundedMinor, chargedBackMinor, prepaidMinor });
        const held = receivedMinor - refundedMinor - chargedBackMinor;
        assert.ok(most >= 0n && most <= prepaidMinor && (held < 0n ? most === 0n : most <= held));
        assert.ok(most === 0n || most === held || most === prepaidMinor);
      },
    ),
  );
});
