import assert from "node:assert/strict";
import test from "node:test";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer, buildStaff, type Customer } from "../../../../tests/support/people.ts";
import { listActivity } from "../../organizations/activity/activity.contract.ts";
import { answerRequest, listRequests, readRequest } from "./request.contract.ts";
import { buildRequest } from "./request.factory.ts";
import {
  answerStaffRequest,
  assignRequest,
  changeRequestState,
  listStaffRequests,
  listStaffRequestsCsv,
  noteOnRequest,
  readStaffRequest,
} from "./staff-request.contract.ts";

const installation = await testInstallation();
const staff = await buildStaff(installation, "support");

async function newRequest(customer?: Customer) {
  const asking = customer ?? (await buildCustomer(installation));
  const { id: requestId } = await buildRequest(asking, asking.organizationId);
  return { customer: asking, params: { organizationId: asking.organizationId, requestId } };
}

test("SUP-4 staff answer: the request waits for the customer, who gets the text by mail with a link", async () => {
  const { customer, params } = await newRequest();
  const text = "We found it.\n\nIs {{name}} <b>faster</b> now?";
  const { status, body } = await staff.browser.call(answerStaffRequest, {
    params,
    body: { text, state: "waiting" },
  });
  assert.equal(status, 201);
  assert.deepEqual([body.state, body.isMine, body.messages.length], ["waiting", true, 2]);
  const mail = (await installation.mails(customer.email)).at(-1);
  assert.match(mail?.subject ?? "", /The website is slow/);
  assert.match(mail?.plain ?? "", /We found it\.\n\nIs \{\{name\}\} <b>faster<\/b> now\?/);
  assert.ok(mail?.plain?.includes(`/o/${params.organizationId}/support/requests/${params.requestId}`));
  const seen = await customer.browser.call(readRequest, { params });
  assert.deepEqual(
    seen.body.messages.map(({ author, authorName }) => [author, authorName !== ""]),
    [
      ["customer", true],
      ["staff", true],
    ],
  );
});

test("SUP-4 states: waiting, solved, closed; an answer of the customer opens it again from each", async () => {
  const { customer, params } = await newRequest();
  for (const state of ["waiting", "solved", "closed"] as const) {
    const changed = await staff.browser.call(changeRequestState, { params, body: { state } });
    assert.equal(changed.body.state, state);
    const again = await customer.browser.call(answerRequest, { params, body: { text: "Not yet" } });
    assert.equal(again.body.state, "open");
  }
  const solved = await staff.browser.call(answerStaffRequest, {
    params,
    body: { text: "Done", state: "solved" },
  });
  assert.equal(solved.body.state, "solved");
});

test("SUP-4 a note among staff reaches no customer: not in the request, the log, the search, mails, nor by the database", async () => {
  const { customer, params } = await newRequest();
  const { organizationId } = params;
  const mails = (await installation.mails(customer.email)).length;
  const { status, body } = await staff.browser.call(noteOnRequest, {
    params,
    body: { text: "Late payer, be careful" },
  });
  assert.equal(status, 201);
  assert.deepEqual(
    body.notes.map(({ text }) => text),
    ["Late payer, be careful"],
  );
  await staff.browser.call(assignRequest, { params, body: { to: "me" } });
  const answers = [
    await customer.browser.call(readRequest, { params }),
    await customer.browser.call(listRequests, { params: { organizationId } }),
    await customer.browser.call(listActivity, { params: { organizationId } }),
  ];
  for (const answer of answers) {
    assert.equal(answer.status, 200);
    assert.doesNotMatch(JSON.stringify(answer.body), /careful|note|assign/);
  }
  const found = await customer.browser.call(listRequests, {
    params: { organizationId },
    query: { search: "careful" },
  });
  assert.deepEqual(found.body.items, []);
  assert.equal((await installation.mails(customer.email)).length, mails);
  const rights = await query<{ may: boolean }>(
    installation,
    "select has_table_privilege('chalet_app', 'support_notes', 'select') as may",
  );
  assert.deepEqual(rights, [{ may: false }], "a member's transaction cannot read the table");
});

test("SUP-4 the inbox: filters, order, search, and the whole of it as CSV", async () => {
  const customer = await buildCustomer(installation, { name: "Sägerei Inbox AG" });
  const first = await newRequest(customer);
  installation.clock.advance({ minutes: 1 });
  const second = await newRequest(customer);
  installation.clock.advance({ minutes: 1 });
  await staff.browser.call(assignRequest, { params: first.params, body: { to: "me" } });
  await staff.browser.call(answerStaffRequest, {
    params: first.params,
    body: { text: "Looking at it", state: "waiting" },
  });
  const search = "Sägerei Inbox";
  const idsOf = async (filters: object) =>
    (await staff.browser.call(listStaffRequests, { query: { search, ...filters } })).body.items.map(
      ({ id }) => id,
    );
  const [one, two] = [first.params.requestId, second.params.requestId];
  assert.deepEqual(await idsOf({}), [one, two], "last changed first");
  assert.deepEqual(await idsOf({ sort: "opened" }), [one, two]);
  assert.deepEqual(await idsOf({ sort: "-opened" }), [two, one]);
  assert.deepEqual(await idsOf({ state: "waiting" }), [one]);
  assert.deepEqual(await idsOf({ state: "unsolved" }), [one, two]);
  assert.deepEqual(await idsOf({ assigned: "me" }), [one]);
  assert.deepEqual(await idsOf({ assigned: "nobody" }), [two]);
  assert.deepEqual(await idsOf({ category: "billing" }), []);
  assert.deepEqual(await idsOf({ search: "looking at IT" }), [one]);
  const page = await staff.browser.call(listStaffRequests, { query: { search, limit: 1 } });
  const rest = await staff.browser.call(listStaffRequests, {
    query: { search, limit: 1, cursor: page.body.next ?? "" },
  });
  assert.deepEqual([page.body.items[0]?.id, rest.body.items[0]?.id, rest.body.next], [one, two, null]);
  const csv = await staff.browser.fetch(
    `/api/v1${listStaffRequestsCsv.path}?search=${encodeURIComponent(search)}`,
  );
  assert.equal((await csv.text()).trim().split("\n").length, 3);
});

test("SUP-4 staff take a request and leave it; those without the right see none", async () => {
  const { params } = await newRequest();
  const taken = await staff.browser.call(assignRequest, { params, body: { to: "me" } });
  assert.deepEqual([taken.body.isMine, taken.body.assignedToName !== null], [true, true]);
  const left = await staff.browser.call(assignRequest, { params, body: { to: "nobody" } });
  assert.deepEqual([left.body.isMine, left.body.assignedToName], [false, null]);
  const billing = await buildStaff(installation, "billing");
  assert.equal((await billing.browser.call(readStaffRequest, { params })).status, 403);
  const wrong = { ...params, organizationId: (await buildCustomer(installation)).organizationId };
  assert.equal((await staff.browser.call(readStaffRequest, { params: wrong })).status, 404);
});
