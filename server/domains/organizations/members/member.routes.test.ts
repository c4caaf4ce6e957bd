import assert from "node:assert/strict";
import test from "node:test";
import { testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer, buildMember } from "../../../../tests/support/people.ts";
import { listMembers } from "./member.contract.ts";

const installation = await testInstallation();

test("ORG-2 members are listed with role and billing, who came first at the top, page by page", async () => {
  const customer = await buildCustomer(installation);
  const params = { organizationId: customer.organizationId };
  installation.clock.advance({ minutes: 1 });
  const collaborator = await buildMember(installation, customer.organizationId, "collaborator", true);
  installation.clock.advance({ minutes: 1 });
  const external = await buildMember(installation, customer.organizationId, "external");
  const first = await customer.browser.call(listMembers, { params, query: { limit: 2 } });
  assert.equal(first.status, 200);
  assert.deepEqual(
    first.body.items.map(({ userId, role, hasBilling }) => [userId, role, hasBilling]),
    [
      [customer.userId, "legal_representative", true],
      [collaborator.userId, "collaborator", true],
    ],
  );
  const rest = await customer.browser.call(listMembers, {
    params,
    query: { limit: 2, cursor: first.body.next ?? "" },
  });
  assert.deepEqual([rest.body.items.map(({ userId }) => userId), rest.body.next], [[external.userId], null]);
});

test("ORG-2 external users do not see the others; strangers do not see the organization", async () => {
  const customer = await buildCustomer(installation);
  const params = { organizationId: customer.organizationId };
  const external = await buildMember(installation, customer.organizationId, "external");
  const stranger = await buildCustomer(installation);
  assert.equal((await external.browser.call(listMembers, { params })).status, 403);
  assert.equal((await stranger.browser.call(listMembers, { params })).status, 404);
});

test("a cursor that is none is refused", async () => {
  const customer = await buildCustomer(installation);
  const params = { organizationId: customer.organizationId };
  for (const cursor of ["nonsense", Buffer.from('["1; drop table members","x"]').toString("base64url")]) {
    const answer = await customer.browser.call(listMembers, { params, query: { cursor } });
    assert.deepEqual([answer.status, answer.problem.code], [400, "platform.bad_cursor"]);
  }
});
