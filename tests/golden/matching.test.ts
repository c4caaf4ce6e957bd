import assert from "node:assert/strict";
import test from "node:test";
import { formatReference, makeCreditorReference, makeQrReference } from "../../common/references.ts";
import { claimPayment } from "../../server/domains/bank/claims/claim.contract.ts";
import {
  credit,
  importContent,
  ledgerSum,
  openItems,
  paymentsOf,
  statement,
} from "../../server/domains/bank/files/bank-file.factory.ts";
import { startTopUp } from "../../server/domains/billing/top-ups/top-up.contract.ts";
import { cancelOrder } from "../../server/domains/orders/orders/order.contract.ts";
import { buildOrder } from "../../server/domains/orders/orders/order.factory.ts";
import { testInstallation } from "../support/installation.ts";
import type { CamtEntry } from "../support/make-camt.ts";
import { buildCustomer, buildStaff, type Customer } from "../support/people.ts";

const installation = await testInstallation();
const staff = await buildStaff(installation, "billing");
const euros = { account: "DE89370400440532013000", currency: "EUR" } as const;

let count = 0;
const next = () => {
  count += 1;
  return count;
};

/** A customer with an open invoice of CHF 250.00. */
interface Scene {
  readonly customer: Customer;
  readonly reference: string;
  readonly number: string;
  /** An account that the customer has paid from with a right reference. */
  readonly iban: string;
  /** Opens one more invoice of this customer. */
  readonly open: (minor: bigint) => Promise<{ reference: string; number: string }>;
}

const minor = 25_000n;

async function buildScene(name = `Lindenhof Gartenbau ${next()}`): Promise<Scene> {
  // Open items are taken over so many times in ten minutes.
  installation.clock.advance({ minutes: 1 });
  const customer = await buildCustomer(installation, { name });
  const open = async (amount: bigint) => {
    const number = `G-2026-${1000 + next()}`;
    const reference = makeQrReference(`66${next()}000`);
    const { customerNumber } = customer;
    await openItems(staff, [{ customerNumber, minor: amount, reference, number }]);
    return { reference, number };
  };
  const first = await open(minor);
  const iban = `LI21088100002324${(10_000 + next()).toString()}`;
  return { customer, ...first, iban, open };
}

/** Pays something with a right reference from the customer's account, so that it is known. */
async function makeKnown({ open, iban }: Scene): Promise<void> {
  const { reference } = await open(1_100n);
  await importContent(
    installation,
    staff,
    statement([credit({ minor: 1_100n, reference, debtorIban: iban })]),
  );
}

const replaceDigit = (reference: string, at: number) =>
  `${reference.slice(0, at)}${(Number(reference[at]) + 1) % 10}${reference.slice(at + 1)}`;
const wrongCheckDigit = (reference: string) => replaceDigit(reference, reference.length - 1);
/** Two digits that stand side by side and differ have changed places. */
function transposed(reference: string): string {
  const at = [...reference].findLastIndex((digit, index) => index < 25 && digit !== reference[index + 1]);
  return `${reference.slice(0, at)}${reference[at + 1]}${reference[at]}${reference.slice(at + 2)}`;
}

interface Case {
  readonly what: string;
  readonly name?: string;
  readonly isKnown?: boolean;
  readonly pay: (scene: Scene) => Promise<CamtEntry[]> | CamtEntry[];
  /** State and outcome of each payment. */
  readonly ends: readonly string[];
  /** Of the last payment; null: nothing pointed at anybody. */
  readonly score?: readonly [least: number, most: number] | null;
  readonly reasons?: readonly string[];
  readonly in?: typeof euros;
}

const stranger = { debtorName: "H. Muster", debtorIban: "DE89370400440532013000" };

const cases: readonly Case[] = [
  {
    what: "the right reference with spaces",
    pay: ({ reference }) => [credit({ minor, reference: formatReference(reference) })],
    ends: ["booked exact"],
  },
  {
    what: "a creditor reference in lower case",
    in: euros,
    pay: async ({ customer }) => {
      const reference = makeCreditorReference(`66${next()}`);
      await openItems(staff, [
        { customerNumber: customer.customerNumber, minor, currency: "EUR", reference },
      ]);
      return [credit({ minor, currency: "EUR", reference: reference.toLowerCase() })];
    },
    ends: ["booked exact"],
  },
  {
    what: "the right reference in the message, from an unknown account",
    pay: ({ reference }) => [
      credit({ minor, ...stranger, remittance: [`Rechnung, Ref. ${formatReference(reference)}`] }),
    ],
    ends: ["booked matched"],
    score: [100, 100],
    reasons: ["reference_in_text", "same_amount"],
  },
  {
    what: "the right reference in the message and a wrong one in its own field",
    pay: ({ reference }) => [
      credit({ minor, ...stranger, reference: "12345", remittance: [`Ref ${reference}`] }),
    ],
    ends: ["booked matched"],
    score: [100, 100],
  },
  {
    what: "the right reference in the message with another amount: as with any right reference",
    pay: ({ reference }) => [credit({ minor: minor - 500n, ...stranger, remittance: [reference] })],
    ends: ["booked other_amount"],
    score: [80, 80],
  },
  {
    what: "charges of 5.00 and 15.00 taken by banks on the way",
    pay: ({ reference }) => [
      credit({ minor: minor - 500n, reference }),
      credit({ minor: minor - 1_500n, reference }),
    ],
    ends: ["booked other_amount", "booked other_amount"],
  },
  {
    what: "charges taken on the way, from a known account, with the number in the message",
    isKnown: true,
    pay: ({ number, iban }) => [credit({ minor: minor - 500n, debtorIban: iban, remittance: [number] })],
    ends: ["booked no_reference"],
    score: [60, 79],
  },
  {
    what: "a wrong check digit, the right amount, a known account",
    isKnown: true,
    pay: ({ reference, iban }) => [
      credit({ minor, reference: wrongCheckDigit(reference), debtorIban: iban }),
    ],
    ends: ["booked matched"],
    score: [90, 90],
    reasons: ["near_reference", "same_account", "same_amount"],
  },
  {
    what: "two digits that changed places, the right amount, the customer's name in capitals",
    name: "Bäckerei Grünenfelder GmbH",
    pay: ({ reference }) => [
      credit({ minor, ...stranger, reference: transposed(reference), debtorName: "BAECKEREI GRUNENFELDER" }),
    ],
    ends: ["booked matched"],
    score: [85, 85],
    reasons: ["near_reference", "same_amount", "same_name"],
  },
  {
    what: "a wrong check digit and the right amount from an unknown account",
    pay: ({ reference }) => [credit({ minor, ...stranger, reference: wrongCheckDigit(reference) })],
    ends: ["unassigned invalid_reference"],
    score: [60, 79],
  },
  {
    what: "a wrong check digit and another amount from a known account",
    isKnown: true,
    pay: ({ reference, iban }) => [
      credit({ minor: minor - 1n, reference: wrongCheckDigit(reference), debtorIban: iban }),
    ],
    ends: ["booked invalid_reference"],
    score: [60, 79],
  },
  {
    what: "two digits wrong from an unknown account",
    pay: ({ reference }) => [
      credit({ minor, ...stranger, reference: replaceDigit(wrongCheckDigit(reference), 3) }),
    ],
    ends: ["unassigned invalid_reference"],
    score: null,
  },
  {
    what: "the number in the message, the right amount, a known account",
    isKnown: true,
    pay: ({ number, iban }) => [
      credit({ minor, debtorIban: iban, remittance: [`Zahlung ${number}, danke.`] }),
    ],
    ends: ["booked matched"],
    score: [85, 85],
    reasons: ["number_in_text", "same_account", "same_amount"],
  },
  {
    what: "the number in the message, the right amount, the name without umlauts and legal form",
    name: "Schreinerei Müller & Söhne AG",
    pay: ({ number }) => [
      credit({ minor, ...stranger, debtorName: "SOEHNE MUELLER SCHREINEREI", remittance: [number] }),
    ],
    ends: ["booked matched"],
    score: [80, 80],
  },
  {
    what: "the number in the message and the right amount, from somebody else",
    pay: ({ number }) => [credit({ minor, ...stranger, remittance: [number] })],
    ends: ["unassigned no_reference"],
    score: [60, 79],
    reasons: ["number_in_text", "same_amount"],
  },
  {
    what: "the number in the message with another amount, from somebody else",
    pay: ({ number }) => [credit({ minor: minor + 1n, ...stranger, remittance: [number] })],
    ends: ["unassigned no_reference"],
    score: [1, 59],
  },
  {
    what: "the right amount alone",
    pay: () => [credit({ minor, ...stranger })],
    ends: ["unassigned no_reference"],
    score: null,
  },
  {
    what: "a known account and the right amount of two open invoices",
    isKnown: true,
    pay: async ({ open, iban }) => {
      await open(minor);
      return [credit({ minor, debtorIban: iban })];
    },
    ends: ["booked no_reference"],
    score: [1, 59],
  },
  {
    what: "a customer's claim, the right amount, the same name: staff confirm it",
    name: "Kaminfeger Ammann",
    pay: async ({ customer }) => {
      const { organizationId } = customer;
      const body = { minor: Number(minor), paidOn: "2026-11-19", iban: "" };
      await customer.browser.call(claimPayment, { params: { organizationId }, body });
      return [credit({ minor, ...stranger, debtorName: "Kaminfeger Ammann" })];
    },
    ends: ["unassigned no_reference"],
  },
  {
    what: "one payment of two invoices, with both references",
    pay: async ({ reference, open }) => {
      const other = await open(5_000n);
      return [credit({ minor: minor + 5_000n, ...stranger, remittance: [reference, other.reference] })];
    },
    ends: ["booked no_reference"],
    reasons: ["reference_in_text"],
  },
  {
    what: "the references of two customers in one message",
    pay: async ({ reference }) => {
      const other = await buildScene();
      return [credit({ minor: 2n * minor, ...stranger, remittance: [reference, other.reference] })];
    },
    ends: ["unassigned no_reference"],
  },
  {
    what: "the number of one customer from the known account of another",
    name: "Velo Zimmermann",
    pay: async ({ number }) => {
      const other = await buildScene();
      await makeKnown(other);
      const payer = { debtorName: "Velo Zimmermann", debtorIban: other.iban };
      return [credit({ minor, ...payer, remittance: [number] })];
    },
    ends: ["unassigned no_reference"],
    score: [80, 80],
  },
  {
    what: "twins: the same payment twice on one day",
    pay: ({ reference }) => [credit({ minor, reference }), credit({ minor, reference })],
    ends: ["booked exact", "booked used_reference"],
  },
  {
    what: "another currency than is due",
    in: euros,
    pay: ({ reference }) => [credit({ minor, currency: "EUR", reference })],
    ends: ["booked other_currency"],
  },
  {
    what: "an account of another country",
    pay: ({ reference }) => [credit({ minor, reference, debtorIban: "FR7630006000011234567890189" })],
    ends: ["booked exact"],
  },
  {
    what: "a batch that does not add up",
    pay: ({ reference }) => {
      const entry = credit({ minor, reference });
      const [part] = entry.transactions ?? [];
      return [{ ...entry, transactions: [{ ...part, amount: { minor: 24_000n, currency: "CHF" } }] }];
    },
    ends: ["unassigned needs_review"],
  },
  {
    what: "a batch whose parts are right and wrong",
    pay: async ({ reference, open }) => {
      const other = await open(7_000n);
      const amount = { minor: minor + 7_000n, currency: "CHF" };
      const transactions = [
        { amount: { minor, currency: "CHF" }, reference },
        { amount: { minor: 7_000n, currency: "CHF" }, reference: replaceDigit(other.reference, 26) },
      ];
      return [{ ...credit(), amount, transactions }];
    },
    ends: ["booked exact", "unassigned invalid_reference"],
  },
  {
    what: "a reversal, a debit and what is only announced: no money came in",
    pay: ({ reference }) => [
      { ...credit({ minor, reference }), reversal: true },
      { ...credit({ minor, reference }), direction: "DBIT" },
      { ...credit({ minor, reference }), status: "PDNG" },
    ],
    ends: [],
  },
  {
    what: "a top-up with another amount",
    pay: async ({ customer }) => {
      const params = { organizationId: customer.organizationId };
      const { body } = await customer.browser.call(startTopUp, { params, body: { minor: 10_000 } });
      return [credit({ minor: 9_000n, reference: body.payment?.reference ?? "" })];
    },
    ends: ["booked top_up_other_amount"],
  },
  {
    what: "a top-up whose reference has a slip, from a known account",
    isKnown: true,
    pay: async ({ customer, iban }) => {
      const params = { organizationId: customer.organizationId };
      const { body } = await customer.browser.call(startTopUp, { params, body: { minor: 10_000 } });
      const reference = wrongCheckDigit(body.payment?.reference ?? "");
      return [credit({ minor: 10_000n, reference, debtorIban: iban })];
    },
    ends: ["booked top_up"],
    score: [90, 90],
  },
  {
    what: "the reference of a cancelled order",
    pay: async ({ customer }) => {
      const { order } = await buildOrder(installation, { customer });
      const params = { organizationId: customer.organizationId, orderId: order.id };
      await customer.browser.call(cancelOrder, { params });
      return [credit({ minor: BigInt(order.totalMinor), reference: order.payment?.reference ?? "" })];
    },
    ends: ["booked cancelled_order"],
  },
];

for (const one of cases) {
  test(`MON-7 ${one.what}`, async () => {
    const scene = await buildScene(one.name);
    if (one.isKnown) await makeKnown(scene);
    const entries = await one.pay(scene);
    const file = await importContent(installation, staff, statement(entries, one.in ?? {}));
    assert.equal(file.state, "done");
    const payments = await paymentsOf(staff, file.id);
    assert.deepEqual(
      payments.map(({ state, outcome }) => `${state} ${outcome}`),
      one.ends,
    );
    const last = payments.at(-1);
    if (one.score === null) assert.equal(last?.score, null);
    else if (one.score) {
      const [least, most] = one.score;
      const score = last?.score ?? -1;
      assert.ok(score >= least && score <= most, `${score} is not between ${least} and ${most}`);
    }
    if (one.reasons) assert.deepEqual(last?.reasons, one.reasons);
  });
}

test("MON-6 one booking in three versions of two messages is booked once", async () => {
  const { reference } = await buildScene();
  const entry = credit({ minor, reference });
  const versions = ["camt.054.001.02", "camt.053.001.04", "camt.053.001.08", "camt.054.001.08"] as const;
  const ends: string[] = [];
  for (const version of versions) {
    const file = await importContent(installation, staff, statement([entry], { version }));
    ends.push(...(await paymentsOf(staff, file.id)).map(({ state }) => state));
  }
  assert.deepEqual(ends, ["booked", "duplicate", "duplicate", "duplicate"]);
});

test("MON-2 the books add up after all of this", async () => {
  assert.ok((await ledgerSum(staff, "bank")) > 0);
  assert.ok((await ledgerSum(staff, "unassigned")) < 0);
});
