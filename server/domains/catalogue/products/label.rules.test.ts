import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { labelFor, labelsFor, readDomainName } from "./label.rules.ts";

test("a domain name stands right below its suffix, in lower case, with the letters that people write", () => {
  const cases: [string, string, string | undefined][] = [
    ["Meier.CH", ".ch", "meier.ch"],
    [" blumen-meier.ch ", ".ch", "blumen-meier.ch"],
    ["zürich.ch", ".ch", "zürich.ch"],
    ["xn--zrich-kva.ch", ".ch", "zürich.ch"],
    ["ZÜRICH.swiss", ".swiss", "zürich.swiss"],
    ["a.co.uk", ".co.uk", "a.co.uk"],
    ["meier.com", ".ch", undefined],
    ["www.meier.ch", ".ch", undefined],
    ["-meier.ch", ".ch", undefined],
    ["mei er.ch", ".ch", undefined],
    ["meier..ch", ".ch", undefined],
    ["meier.ch/x", ".ch", undefined],
    ["meier.ch:80", ".ch", undefined],
    [".ch", ".ch", undefined],
    ["ch", ".ch", undefined],
    ["", ".ch", undefined],
    [`${"a".repeat(64)}.ch`, ".ch", undefined],
    [`${"a".repeat(63)}.ch`, ".ch", `${"a".repeat(63)}.ch`],
  ];
  for (const [text, suffix, name] of cases) assert.equal(readDomainName(text, suffix), name, text);
});

test("whatever is typed, a name that is accepted is one that a registry could take", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 80 }), (text) => {
      const name = readDomainName(`${text}.ch`, ".ch");
      if (name === undefined) return;
      assert.ok(!/[\s/:@?#\\]/.test(name), name);
      assert.equal(readDomainName(name, ".ch"), name, "read again, it is the same");
    }),
    { numRuns: 2_000 },
  );
});

test("domains need a name and come one by one; other plans may have one", () => {
  const domain = { domainSuffix: ".ch" };
  const code = (work: () => unknown) => {
    try {
      work();
    } catch (error) {
      return (error as { code: string }).code;
    }
    return undefined;
  };
  assert.equal(labelFor(domain, { label: "meier.ch", quantity: 1 }), "meier.ch");
  assert.equal(
    code(() => labelFor(domain, { quantity: 1 })),
    "catalogue.label_required",
  );
  assert.equal(
    code(() => labelFor(domain, { label: "meier", quantity: 1 })),
    "catalogue.label_not_a_domain",
  );
  assert.equal(
    code(() => labelFor(domain, { label: "meier.ch", quantity: 2 })),
    "catalogue.one_of_each_domain",
  );
  assert.equal(labelFor({ domainSuffix: null }, { label: " Shop ", quantity: 5 }), "Shop");
  assert.equal(labelFor({ domainSuffix: null }, { label: "  ", quantity: 5 }), null);
});

test("several products of one line are numbered", () => {
  assert.deepEqual(labelsFor("Shop", 1), ["Shop"]);
  assert.deepEqual(labelsFor("Shop", 3), ["Shop 1", "Shop 2", "Shop 3"]);
});
