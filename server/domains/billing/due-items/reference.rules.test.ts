import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { isCreditorReference, isQrReference } from "../../../../common/references.ts";
import { readConfiguration } from "../../../platform/configuration.ts";
import { accountFor, ibanFor, type ProviderAccount, referenceOf } from "./reference.rules.ts";

const { provider } = readConfiguration({});
const plain: ProviderAccount = { currency: "CHF", iban: "CH9300762011623852957", bic: "POFICHBEXXX" };

test("MON-5 each running number gives another valid reference: QR with a QR-IBAN, RF without", () => {
  fc.assert(
    fc.property(fc.bigInt(1n, 10n ** 15n), fc.bigInt(1n, 10n ** 15n), (one, other) => {
      for (const account of [accountFor(provider, "CHF"), accountFor(provider, "EUR"), plain]) {
        const reference = referenceOf(account, one);
        const isValid = account.qrIban
          ? isQrReference(reference.value)
          : isCreditorReference(reference.value);
        assert.ok(isValid, reference.value);
        assert.equal(reference.value === referenceOf(account, other).value, one === other);
      }
    }),
  );
});

test("a QR reference goes with the QR-IBAN, a creditor reference with the plain one", () => {
  const francs = accountFor(provider, "CHF");
  assert.equal(ibanFor(francs, referenceOf(francs, 7n).value), francs.qrIban);
  assert.equal(ibanFor(francs, referenceOf(plain, 7n).value), francs.iban);
  assert.equal(ibanFor(plain, referenceOf(francs, 7n).value), plain.iban);
});

test("a currency without an account is refused by name", () => {
  assert.throws(() => accountFor(provider, "USD"), {
    code: "billing.account_missing",
    params: { currency: "USD" },
  });
});
