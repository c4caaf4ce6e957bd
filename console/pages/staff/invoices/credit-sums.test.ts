import assert from "node:assert/strict";
import test from "node:test";
import { creditSums } from "./credit-sums.ts";

const line = {
  description: "Web",
  detail: null,
  quantity: 1,
  volume: null,
  periodFrom: null,
  periodTo: null,
};
const invoice = {
  lines: [
    { ...line, unitPriceMinor: 11880, netMinor: 11880, vatRate: "8.1" },
    { ...line, unitPriceMinor: 2500, netMinor: 2500, vatRate: "2.6" },
  ],
  vat: [
    { rate: "8.1", code: "standard", netMinor: 11880, vatMinor: 962 },
    { rate: "2.6", code: "standard", netMinor: 2500, vatMinor: 65 },
  ],
  creditable: [
    { position: 1, vatCode: "standard", leftMinor: 5940 },
    { position: 2, vatCode: "standard", leftMinor: 2500 },
  ],
  creditedNetMinor: [5940, 0],
};

test("MON-14 the sums that staff see before they credit are those of the server", () => {
  assert.deepEqual(creditSums(invoice, []), { netMinor: 0, vatMinor: 0, totalMinor: 0 });
  const all = [
    { position: 1, netMinor: 5940 },
    { position: 2, netMinor: 2500 },
  ];
  assert.deepEqual(creditSums(invoice, all), { netMinor: 8440, vatMinor: 546, totalMinor: 8986 });
});
