import assert from "node:assert/strict";
import test from "node:test";
import { sql } from "kysely";
import type { Browser } from "../../../tests/support/browser.ts";
import { testInstallation } from "../../../tests/support/installation.ts";
import { killConnections } from "../../../tests/support/owner.ts";
import { buildCustomer, buildStaff, type Customer } from "../../../tests/support/people.ts";
import { startServer } from "../../../tests/support/server.ts";
import { signOut } from "../../domains/identity/sessions/session.contract.ts";
import type { LiveEvent } from "../events/events.ts";

const installation = await testInstallation();
const second = await startServer(installation);

interface Stream {
  readonly status: number;
  /** The next message; undefined when the server ended the stream. */
  next(): Promise<LiveEvent | undefined>;
  close(): void;
}

async function openStream(browser: Browser, path: string): Promise<Stream> {
  const stop = new AbortController();
  const answer = await browser.fetch(path, { signal: stop.signal });
  const chunks = answer.body?.pipeThrough(new TextDecoderStream())[Symbol.asyncIterator]();
  let text = "";
  return {
    status: answer.status,
    async next() {
      for (;;) {
        const message = /^data: (.*)\n\n/m.exec(text);
        if (message) {
          text = text.slice(message.index + message[0].length);
          return JSON.parse(message[1] ?? "");
        }
        const chunk = await chunks?.next();
        if (!chunk || chunk.done) return undefined;
        text += chunk.value;
      }
    },
    close: () => stop.abort(),
  };
}

const pathOf = (organizationId: string) => `/api/v1/organizations/${organizationId}/events`;
const streamOf = (customer: Customer) => openStream(customer.browser, pathOf(customer.organizationId));
const publish = (...events: LiveEvent[]) =>
  installation.write(async (ctx) => {
    for (const event of events) ctx.publish(event);
  });

/** The same person on the other server. */
function onSecond(browser: Browser): Browser {
  const other = second.browser();
  for (const [name, value] of browser.cookies) other.cookies.set(name, value);
  return other;
}

test("an organization's stream tells of that organization, on whichever server it changed", async () => {
  const [one, other] = [await buildCustomer(installation), await buildCustomer(installation)];
  const here = await streamOf(one);
  const there = await openStream(onSecond(one.browser), pathOf(one.organizationId));
  await publish({ topic: "orders", organizationId: other.organizationId }, { topic: "bank_files" });
  await publish({ topic: "invoices", organizationId: one.organizationId, id: one.organizationId });
  for (const stream of [here, there]) {
    assert.deepEqual(await stream.next(), { topic: "invoices", id: one.organizationId });
    stream.close();
  }
});

test("the stream of staff tells of the provider's own affairs", async () => {
  const customer = await buildCustomer(installation);
  const staff = await buildStaff(installation);
  const stream = await openStream(staff.browser, "/api/v1/staff/events");
  await publish({ topic: "orders", organizationId: customer.organizationId }, { topic: "bank_payments" });
  assert.deepEqual(await stream.next(), { topic: "bank_payments" });
  stream.close();
});

test("what was taken back is not told", async () => {
  const customer = await buildCustomer(installation);
  const stream = await streamOf(customer);
  const takenBack = installation.write(async (ctx) => {
    ctx.publish({ topic: "orders", organizationId: customer.organizationId });
    throw new Error("taken back");
  });
  await assert.rejects(takenBack, /taken back/);
  await publish({ topic: "prepaid", organizationId: customer.organizationId });
  assert.deepEqual(await stream.next(), { topic: "prepaid" });
  stream.close();
});

test("strangers, visitors and customers at staff's door are not let in", async () => {
  const [one, other] = [await buildCustomer(installation), await buildCustomer(installation)];
  const statuses = [
    await openStream(other.browser, pathOf(one.organizationId)),
    await openStream(one.browser, pathOf("not-an-id")),
    await openStream(one.browser, "/api/v1/staff/events"),
    await openStream(installation.browser(), pathOf(one.organizationId)),
  ].map((stream) => stream.status);
  assert.deepEqual(statuses, [404, 404, 404, 401]);
});

test("pattern 34: signing out ends the session's streams at once, on every server, and no other's", {
  timeout: 15_000,
}, async () => {
  const customer = await buildCustomer(installation);
  const elsewhere = await buildCustomer(installation);
  const streams = [
    await streamOf(customer),
    await openStream(onSecond(customer.browser), pathOf(customer.organizationId)),
  ];
  const neighbour = await streamOf(elsewhere);
  assert.equal((await customer.browser.call(signOut)).status, 204);
  for (const stream of streams) {
    assert.deepEqual(await stream.next(), { topic: "session" }, "the page reads at once who is signed in");
    assert.equal(await stream.next(), undefined);
  }
  await publish({ topic: "orders", organizationId: elsewhere.organizationId });
  assert.deepEqual(await neighbour.next(), { topic: "orders" });
  neighbour.close();
});

test("a session that ends, and events right behind it in the same moment, harm nobody", async () => {
  const customer = await buildCustomer(installation);
  const stream = await streamOf(customer);
  await installation.write(async (ctx) => {
    const { rows } = await sql<{
      id: string;
    }>`select id from sessions where user_id = ${customer.userId}`.execute(ctx.db);
    ctx.publish({ topic: "session", id: rows[0]?.id ?? "" });
    for (let i = 0; i < 5; i++) ctx.publish({ topic: "orders", organizationId: customer.organizationId });
  });
  assert.deepEqual(await stream.next(), { topic: "session" });
  assert.equal(await stream.next(), undefined);
  assert.equal((await fetch(`${installation.url}/healthz`)).status, 200);
});

test("when the listening connection was lost, streams end so that screens read again, and new ones hear again", {
  timeout: 20_000,
}, async () => {
  const customer = await buildCustomer(installation);
  const stream = await streamOf(customer);
  await killConnections(installation, "listen ");
  assert.equal(await stream.next(), undefined);
  const again = await streamOf(customer);
  await publish({ topic: "products", organizationId: customer.organizationId });
  assert.deepEqual(await again.next(), { topic: "products" });
  again.close();
});

test("a server that stops ends its streams instead of waiting for them", { timeout: 10_000 }, async () => {
  const server = await startServer(installation);
  const person = await buildCustomer(installation);
  const browser = server.browser();
  for (const [name, value] of person.browser.cookies) browser.cookies.set(name, value);
  const stream = await openStream(browser, pathOf(person.organizationId));
  await Promise.all([server.close(), stream.next().then((event) => assert.equal(event, undefined))]);
});
