import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import test from "node:test";
import { z } from "zod";
import { endpoint } from "../../common/contract.ts";
import { testInstallation } from "../../tests/support/installation.ts";
import { buildCustomer, buildStaff, testPassword } from "../../tests/support/people.ts";
import { startServer } from "../../tests/support/server.ts";
import { listMembers } from "../domains/organizations/members/member.contract.ts";
import { routes } from "../domains.ts";
import { createLogger } from "./log.ts";
import { route } from "./request/route.ts";

type Line = Record<string, unknown> & { msg: string };

/** A logger whose lines a test can read. */
function logger(level: string) {
  const stream = new PassThrough();
  let text = "";
  stream.on("data", (chunk) => {
    text += chunk;
  });
  const lines = (): Line[] =>
    text
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  return { log: createLogger(level, stream), lines, text: () => text };
}

test("ASVS 16.2.5: what might carry a secret is cut out, an error's own code is not", () => {
  const { log, lines } = logger("info");
  log.info(
    { password: "geheim", body: { code: "123456", token: "geheim" }, cookie: "geheim", code: "123456" },
    "a",
  );
  log.error({ err: Object.assign(new Error("broken"), { code: "ECONNRESET", secret: "geheim" }) }, "b");
  assert.doesNotMatch(JSON.stringify(lines()), /geheim|123456/);
  assert.equal((lines()[1]?.err as { code: string } | undefined)?.code, "ECONNRESET");
});

test("pattern 43: a line is one line of JSON, whatever is in it", () => {
  const { log, lines, text } = logger("info");
  log.warn({ agent: 'x\n{"level":60,"msg":"forged"}\r\n\u2028' }, "one\ntwo");
  assert.equal(text().trimEnd().split("\n").length, 1);
  assert.equal(lines()[0]?.msg, "one\ntwo");
});

test("the level decides what is written", () => {
  const { log, lines } = logger("warn");
  log.info({}, "not this");
  log.warn({}, "this");
  assert.deepEqual(
    lines().map((line) => line.msg),
    ["this"],
  );
});

const installation = await testInstallation();

test("ASVS 16.5.1: the caller of a request that fails is told its number, the log why", async () => {
  const { log, lines } = logger("info");
  const contract = endpoint({
    ...{
      id: "probe.fail",
      method: "GET",
      path: "/probe/failures",
      summary: "",
      actor: "visitor",
      mode: "open",
    },
    status: 200,
    answer: z.object({}),
  });
  const failing = route(contract, async () => {
    throw new Error("the reason");
  });
  const server = await startServer(installation, { routes: [failing], services: { log } });
  const answer = await server.browser().call(contract);
  assert.equal(answer.status, 500);
  assert.doesNotMatch(answer.bytes.toString(), /reason|at /);
  const [line] = lines();
  assert.equal(line?.requestId, answer.problem.requestId);
  assert.equal((line?.err as { message: string } | undefined)?.message, "the reason");
});

test("ASVS 16.3.2: acts without a right are logged with their request, and nothing that was typed", async () => {
  const { log, lines, text } = logger("info");
  const server = await startServer(installation, { routes, services: { log } });
  const customer = await buildCustomer(installation);
  const staff = await buildStaff(installation, "content");
  const browser = server.browser();
  for (const [name, value] of staff.browser.cookies) browser.cookies.set(name, value);
  const refused = await browser.fetch("/api/v1/staff/jobs");
  assert.equal(refused.status, 403);
  const { requestId } = (await refused.json()) as { requestId: string };
  assert.ok(lines().some((line) => line.requestId === requestId && line.refusal === "platform.forbidden"));
  const params = { organizationId: customer.organizationId };
  assert.equal((await browser.call(listMembers, { params })).status, 404);
  const body = JSON.stringify({ email: customer.email, password: testPassword });
  const headers = { "content-type": "application/json", origin: "https://evil.example" };
  assert.equal((await browser.fetch("/api/v1/session", { method: "POST", headers, body })).status, 403);
  assert.ok(lines().some((line) => line.refusal === "platform.cross_site"));
  assert.ok(!text().includes(testPassword) && !text().includes(customer.email));
});
