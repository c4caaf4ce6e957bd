import assert from "node:assert/strict";
import test from "node:test";
import { testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer } from "../../../../tests/support/people.ts";
import { newId } from "../../../platform/ids.ts";
import { accountFor, referenceOf } from "./reference.rules.ts";
import { reserveReference } from "./reserve-reference.ts";

const installation = await testInstallation();

test("MON-5 a reference that a former system used is passed over, and none is given twice at once", async () => {
  const { organizationId } = await buildCustomer(installation);
  const account = accountFor(installation.services.config.provider, "CHF");
  const taken = [1n, 2n, 3n, 5n].map((number) => referenceOf(account, number).value);
  await installation.write(({ db }) =>
    db
      .insertInto("payment_references")
      .values(
        taken.map((reference) => ({ reference, organization_id: organizationId, due_item_id: newId() })),
      )
      .execute(),
  );
  const given = await Promise.all(
    Array.from({ length: 8 }, () =>
      installation.write((ctx) => reserveReference(ctx, { organizationId, id: newId(), currency: "CHF" })),
    ),
  );
  const values = given.map((reference) => reference.value);
  assert.equal(new Set(values).size, 8);
  assert.ok(values.every((value) => !taken.includes(value)));
});
