import assert from "node:assert/strict";
import test from "node:test";
import { testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer, buildMember } from "../../../../tests/support/people.ts";
import { answerRequest, listRequests, openRequest, readRequest, solveRequest } from "./request.contract.ts";
import { buildRequest } from "./request.factory.ts";
import { openLimit } from "./request.rules.ts";

const installation = await testInstallation();

test("SUP-4 a member asks for help; the request has a number, its text and a state", async () => {
  const customer = await buildCustomer(installation);
  const request = await buildRequest(customer, customer.organizationId);
  assert.match(request.number, /^1\d{5}$/);
  assert.deepEqual([request.state, request.messages.length], ["open", 1]);
  assert.equal(request.messages[0]?.text, "Since this morning.\n\nPlease help.");
  assert.equal(request.messages[0]?.authorName, request.openedByName);
  assert.deepEqual(request.abilities, { answer: true, solve: true });
});

test("API-1 SUP-4 the same key opens one request", async () => {
  const { browser, organizationId } = await buildCustomer(installation);
  const input = {
    params: { organizationId },
    body: { subject: "Twice", category: "other" as const, text: "Sent twice" },
  };
  const [first, second] = [
    await browser.call(openRequest, input, { key: "one-request" }),
    await browser.call(openRequest, input, { key: "one-request" }),
  ];
  assert.equal(first.body.id, second.body.id);
  const { body } = await browser.call(listRequests, { params: { organizationId } });
  assert.equal(body.items.length, 1);
});

test("SUP-4 ORG-2 members see the requests they opened; legal representatives and administrators those of all", async () => {
  const owner = await buildCustomer(installation);
  const { organizationId } = owner;
  const administrator = await buildMember(installation, organizationId, "administrator");
  const one = await buildMember(installation, organizationId, "external");
  const other = await buildMember(installation, organizationId, "collaborator");
  const request = await buildRequest(one, organizationId);
  const params = { organizationId, requestId: request.id };
  for (const [person, count, status] of [
    [owner, 1, 200],
    [administrator, 1, 200],
    [one, 1, 200],
    [other, 0, 404],
  ] as const) {
    const { body } = await person.browser.call(listRequests, { params: { organizationId } });
    assert.equal(body.items.length, count);
    assert.equal((await person.browser.call(readRequest, { params })).status, status);
  }
  const intrusion = { params, body: { text: "Let me in" } };
  assert.equal((await other.browser.call(answerRequest, intrusion)).status, 404);
  assert.equal((await other.browser.call(solveRequest, { params })).status, 404);
  assert.equal(
    (await administrator.browser.call(answerRequest, { params, body: { text: "Me too" } })).status,
    201,
  );
});

test("SUP-4 pattern 31: a request of another organization does not exist", async () => {
  const [owner, stranger] = [await buildCustomer(installation), await buildCustomer(installation)];
  const { id: requestId } = await buildRequest(owner, owner.organizationId);
  for (const organizationId of [owner.organizationId, stranger.organizationId]) {
    const params = { organizationId, requestId };
    assert.equal((await stranger.browser.call(readRequest, { params })).status, 404);
    assert.equal(
      (await stranger.browser.call(answerRequest, { params, body: { text: "Hello" } })).status,
      404,
    );
  }
});

test("SUP-4 a customer says that it is solved, and opens it again by an answer", async () => {
  const { browser, ...customer } = await buildCustomer(installation);
  const { id } = await buildRequest({ browser, ...customer }, customer.organizationId);
  const params = { organizationId: customer.organizationId, requestId: id };
  const solved = await browser.call(solveRequest, { params });
  assert.deepEqual([solved.body.state, solved.body.abilities.solve], ["solved", false]);
  assert.equal((await browser.call(solveRequest, { params })).body.state, "solved");
  installation.clock.advance({ minutes: 5 });
  const again = await browser.call(answerRequest, { params, body: { text: "It is slow again" } });
  assert.deepEqual([again.body.state, again.body.messages.length], ["open", 2]);
  assert.ok(again.body.changedAt > again.body.openedAt);
});

test("SUP-4 requests are found by number, subject and words of the thread, in the state that is wanted", async () => {
  const customer = await buildCustomer(installation);
  const { organizationId, browser } = customer;
  const slow = await buildRequest(customer, organizationId, { subject: "Slow 100%", text: "certificate" });
  await buildRequest(customer, organizationId, { subject: "Invoice" });
  const find = async (query: { search?: string; state?: "open" | "solved" }) =>
    (await browser.call(listRequests, { params: { organizationId }, query })).body.items.map(({ id }) => id);
  for (const search of [slow.number, "slow 100%", "CERTIFICATE"])
    assert.deepEqual(await find({ search }), [slow.id], search);
  assert.deepEqual(await find({ search: "100_" }), []);
  assert.equal((await find({ state: "open" })).length, 2);
  assert.deepEqual(await find({ state: "solved" }), []);
});

test("SUP-4 what is wrong is refused at its field; a product that is not the member's is none", async () => {
  const { browser, organizationId } = await buildCustomer(installation);
  const good = { subject: "Help", category: "other" as const, text: "Please" };
  for (const [field, wrong] of [
    ["subject", { subject: " " }],
    ["text", { text: "" }],
    ["text", { text: "a\0b" }],
    ["text", { text: "x".repeat(10_001) }],
    ["productId", { productId: "00000000-0000-7000-8000-000000000009" }],
    ["attachmentIds", { attachmentIds: ["00000000-0000-7000-8000-000000000009"] }],
  ] as const) {
    const body = { ...good, ...wrong } as typeof good;
    const { status, problem } = await browser.call(openRequest, { params: { organizationId }, body });
    assert.deepEqual([status, problem?.fields?.[0]?.path], [422, field]);
  }
});

test("SUP-4 nobody floods support", async () => {
  const customer = await buildCustomer(installation);
  const { organizationId, browser } = customer;
  for (let count = 0; count < openLimit.permits; count += 1) await buildRequest(customer, organizationId);
  const body = { subject: "One more", category: "other" as const, text: "Please" };
  const { status, problem } = await browser.call(openRequest, { params: { organizationId }, body });
  assert.deepEqual([status, problem?.code], [429, "platform.too_many_requests"]);
});
