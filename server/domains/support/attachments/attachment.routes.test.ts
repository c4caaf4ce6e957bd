import assert from "node:assert/strict";
import test from "node:test";
import type { FileScanner } from "../../../../server/providers/scanner/file-scanner.ts";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import {
  buildCustomer,
  buildMember,
  buildStaff,
  type Customer,
  type Person,
} from "../../../../tests/support/people.ts";
import { answerRequest } from "../requests/request.contract.ts";
import { buildRequest } from "../requests/request.factory.ts";

let breaks = false;
const scanner: FileScanner = {
  name: "test",
  async scan(content) {
    if (breaks) throw new Error("the scanner does not answer");
    return content.includes("HARM")
      ? { verdict: "refused", finding: "Test-Signature" }
      : { verdict: "clean" };
  },
};
const installation = await testInstallation({ providers: { scanner } });
const png = Buffer.from("\x89PNG\r\n\x1a\nscreenshot", "latin1");

async function send({ browser }: Person, organizationId: string, name: string, content: Buffer | string) {
  const form = new FormData();
  form.set("file", new Blob([new Uint8Array(Buffer.from(content))]), name);
  const path = `/api/v1/organizations/${organizationId}/support-attachments`;
  const answer = await browser.fetch(path, { method: "POST", body: form });
  const body = (await answer.json()) as { id: string; name: string; code?: string; detail?: string };
  return { status: answer.status, ...body };
}

const requestOf = async (customer: Customer, person: Person, attachmentIds: string[]) =>
  buildRequest(person, customer.organizationId, { attachmentIds });

test("SUP-4 a file goes with its message, and is sent as a file to be saved, under a name of ours", async () => {
  const customer = await buildCustomer(installation);
  const { organizationId } = customer;
  const file = await send(customer, organizationId, "../<screen>.png", png);
  assert.equal(file.status, 201, JSON.stringify(file));
  const request = await requestOf(customer, customer, [file.id]);
  assert.deepEqual(
    request.messages[0]?.attachments.map(({ id, bytes }) => [id, bytes]),
    [[file.id, png.length]],
  );
  const staff = await buildStaff(installation, "support");
  const tail = `${organizationId}/requests/${request.id}/attachments/${file.id}`;
  for (const [person, path] of [
    [customer, `/api/v1/organizations/${tail}`],
    [staff, `/api/v1/staff/customers/${tail}`],
  ] as const) {
    const answer = await person.browser.fetch(path);
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get("content-type"), "application/octet-stream");
    assert.equal(answer.headers.get("x-content-type-options"), "nosniff");
    assert.match(
      answer.headers.get("content-disposition") ?? "",
      /^attachment; filename="request-\d+-[0-9a-f]{6}\.png"$/,
    );
    assert.deepEqual(Buffer.from(await answer.arrayBuffer()), png);
  }
});

test("SUP-4 pattern 40: what is no picture, PDF or text, is too large or harmful is refused, and the refusal says why", async () => {
  const customer = await buildCustomer(installation);
  const { organizationId } = customer;
  for (const [name, content, status, code] of [
    ["page.png", "<html><script>", 422, "support.file_kind"],
    ["drawing.svg", "<svg onload='x'/>", 422, "support.file_kind"],
    ["archive.zip", "PK\x03\x04", 422, "support.file_kind"],
    ["large.png", Buffer.concat([png, Buffer.alloc(10_000_001)]), 413, "platform.too_large"],
    ["virus.txt", "some HARM in it", 422, "support.file_harmful"],
  ] as const) {
    const refused = await send(customer, organizationId, name, content);
    assert.deepEqual([refused.status, refused.code], [status, code], name);
    if (code === "support.file_harmful") assert.match(JSON.stringify(refused), /Test-Signature/);
  }
  breaks = true;
  const refused = await send(customer, organizationId, "screen.png", png);
  breaks = false;
  assert.deepEqual(
    [refused.status, refused.code],
    [503, "support.file_not_scanned"],
    "a scanner that fails lets nothing in",
  );
  const kept = await query(
    installation,
    `select from support_attachments where organization_id = '${organizationId}'`,
  );
  assert.equal(kept.length, 0);
});

test("SUP-4 a file is taken by its own person's message, once; others cannot read it", async () => {
  const customer = await buildCustomer(installation);
  const { organizationId } = customer;
  const [one, other] = [
    await buildMember(installation, organizationId, "external"),
    await buildMember(installation, organizationId, "external"),
  ];
  const file = await send(one, organizationId, "screen.png", png);
  const theirs = await buildRequest(other, organizationId);
  const steal = {
    params: { organizationId, requestId: theirs.id },
    body: { text: "Mine", attachmentIds: [file.id] },
  };
  assert.equal((await other.browser.call(answerRequest, steal)).status, 422);
  const request = await requestOf(customer, one, [file.id, file.id]);
  const again = {
    params: { organizationId, requestId: request.id },
    body: { text: "Again", attachmentIds: [file.id] },
  };
  assert.equal((await one.browser.call(answerRequest, again)).status, 422);
  const path = (requestId: string) =>
    `/api/v1/organizations/${organizationId}/requests/${requestId}/attachments/${file.id}`;
  assert.equal((await other.browser.fetch(path(request.id))).status, 404);
  assert.equal((await other.browser.fetch(path(theirs.id))).status, 404);
  assert.equal(
    (await customer.browser.fetch(path(request.id))).status,
    200,
    "legal representatives read all",
  );
});

test("SUP-4 files that no message takes do not pile up", async () => {
  const customer = await buildCustomer(installation);
  const statuses: number[] = [];
  for (let count = 0; count < 21; count += 1)
    statuses.push((await send(customer, customer.organizationId, "a.txt", "text")).status);
  assert.deepEqual([...new Set(statuses.slice(0, 20)), statuses.at(-1)], [201, 409]);
});
