import assert from "node:assert/strict";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import test, { type TestContext } from "node:test";
import { z } from "zod";
import { endpoint } from "../../common/contract.ts";
import { call, type Surroundings, surroundClient } from "./client.ts";
import { ApiProblem } from "./problem.ts";

const readThing = endpoint({
  id: "thing.read",
  method: "GET",
  path: "/things/:thingId",
  summary: "",
  actor: "user",
  mode: "read",
  params: z.object({ thingId: z.string() }),
  query: z.object({ search: z.string().optional(), limit: z.int().optional() }),
  status: 200,
  answer: z.object({ name: z.string() }),
});

const makeThing = endpoint({
  id: "thing.make",
  method: "POST",
  path: "/things",
  summary: "",
  actor: "user",
  mode: "write",
  idempotent: true,
  body: z.object({ name: z.string() }),
  status: 201,
  answer: null,
});

const signIn = endpoint({ ...makeThing, id: "session.make", actor: "visitor" });

interface Reply {
  readonly status: number;
  readonly body?: unknown;
}

interface Seen {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

/** A server that gives these replies one after the other and keeps what it was asked. */
async function serve(t: TestContext, replies: readonly Reply[], more: Partial<Surroundings> = {}) {
  const seen: Seen[] = [];
  const server = createServer(async (request, response) => {
    const body = (await request.toArray()).join("");
    const { status, body: answer } = replies[seen.length] ?? { status: 500 };
    seen.push({ method: request.method, url: request.url, headers: request.headers, body });
    response.writeHead(status, { "content-type": "application/json", "x-request-id": "r-1" });
    response.end(answer === undefined ? undefined : JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  surroundClient({
    origin: `http://127.0.0.1:${port}`,
    language: () => "de",
    signInAgain: async () => false,
    prove: async () => false,
    ...more,
  });
  return seen;
}

const problem = (status: number, code: string) => ({
  status,
  body: {
    type: `urn:${code}`,
    title: "Der Grund",
    status,
    code,
    fields: [{ path: "name", code: "x", message: "falsch" }],
  },
});

test("a call fills in the address, asks for the reader's language and gives the answer", async (t) => {
  const seen = await serve(t, [{ status: 200, body: { name: "Alp" } }]);
  const answer = await call(readThing, { params: { thingId: "a/b" }, query: { search: "", limit: 5 } });
  assert.deepEqual(answer, { name: "Alp" });
  assert.equal(seen[0]?.url, "/api/v1/things/a%2Fb?limit=5");
  assert.equal(seen[0]?.headers["accept-language"], "de");
  assert.equal(seen[0]?.headers["idempotency-key"], undefined);
});

test("API-1 an idempotent call carries a key: a fresh one, or that of the act", async (t) => {
  const seen = await serve(t, [{ status: 204 }, { status: 204 }, { status: 204 }]);
  await call(makeThing, { body: { name: "Alp" } });
  await call(makeThing, { body: { name: "Alp" } });
  await call(makeThing, { body: { name: "Alp" } }, { idempotencyKey: "key-of-the-act" });
  const keys = seen.map(({ headers }) => headers["idempotency-key"]);
  assert.equal(keys[2], "key-of-the-act");
  assert.match(String(keys[0]), /^[0-9a-f-]{36}$/);
  assert.notEqual(keys[0], keys[1]);
  assert.equal(seen[0]?.body, '{"name":"Alp"}');
});

test("a refusal becomes a problem with its code, text and fields", async (t) => {
  await serve(t, [problem(422, "things.bad")]);
  await assert.rejects(call(makeThing, { body: { name: "" } }), (cause) => {
    assert.ok(cause instanceof ApiProblem);
    assert.equal(cause.code, "things.bad");
    assert.equal(cause.status, 422);
    assert.equal(cause.message, "Der Grund");
    assert.deepEqual(
      cause.fields.map(({ path, message }) => [path, message]),
      [["name", "falsch"]],
    );
    return true;
  });
});

test("an answer that is no problem details, and none at all, have codes of their own", async (t) => {
  await serve(t, [{ status: 502, body: "<html>" }]);
  await assert.rejects(call(makeThing, { body: { name: "" } }), {
    code: "console.unexpected",
    status: 502,
    requestId: "r-1",
  });
  surroundClient({
    origin: "http://127.0.0.1:1",
    language: () => "de",
    signInAgain: async () => false,
    prove: async () => false,
  });
  await assert.rejects(call(makeThing, { body: { name: "" } }), { code: "console.no_connection", status: 0 });
});

test("when the session has ended, the person signs in and the same request goes out again, with the same key", async (t) => {
  let asked = 0;
  const signInAgain = async () => {
    asked += 1;
    return true;
  };
  const seen = await serve(t, [problem(401, "identity.sign_in_needed"), { status: 204 }], { signInAgain });
  await call(makeThing, { body: { name: "Alp" } });
  assert.equal(asked, 1);
  assert.equal(seen.length, 2);
  assert.equal(seen[0]?.headers["idempotency-key"], seen[1]?.headers["idempotency-key"]);
  assert.equal(seen[0]?.body, seen[1]?.body);
});

test("a wrong code is refused without asking to sign in again", async (t) => {
  const signInAgain = () => assert.fail("the session has not ended");
  await serve(t, [problem(401, "identity.wrong_code")], { signInAgain });
  await assert.rejects(call(makeThing, { body: { name: "Alp" } }), { code: "identity.wrong_code" });
});

test("a person who will not sign in again gets the refusal; a wrong password at sign-in asks for nothing", async (t) => {
  const seen = await serve(t, [
    problem(401, "identity.sign_in_needed"),
    problem(401, "identity.wrong_password"),
  ]);
  await assert.rejects(call(makeThing, { body: { name: "Alp" } }), { code: "identity.sign_in_needed" });
  surroundClient({
    origin: `http://${seen[0]?.headers.host}`,
    language: () => "de",
    signInAgain: () => assert.fail("a visitor has no session that could end"),
    prove: async () => false,
  });
  await assert.rejects(call(signIn, { body: { name: "Alp" } }), { code: "identity.wrong_password" });
});

const hideThing = endpoint({ ...makeThing, id: "thing.hide", proof: "any" });

test("SEC-12 a sensitive act asks for a proof over the page and goes out once more under its key", async (t) => {
  const asked: boolean[] = [];
  const prove = async (byFactor: boolean) => asked.push(byFactor) > 0;
  const seen = await serve(t, [problem(403, "identity.factor_proof_needed"), { status: 204 }], { prove });
  await call(hideThing, { body: { name: "Alp" } });
  assert.deepEqual(asked, [true]);
  assert.equal(seen[0]?.headers["idempotency-key"], seen[1]?.headers["idempotency-key"]);
});

test("a person who will not prove it gets the refusal; an act that is not sensitive never asks", async (t) => {
  let asked = 0;
  const prove = async () => {
    asked += 1;
    return false;
  };
  const seen = await serve(
    t,
    [problem(403, "identity.proof_needed"), problem(403, "identity.proof_needed")],
    {
      prove,
    },
  );
  await assert.rejects(call(hideThing, { body: { name: "Alp" } }), { code: "identity.proof_needed" });
  await assert.rejects(call(makeThing, { body: { name: "Alp" } }), { code: "identity.proof_needed" });
  assert.deepEqual([asked, seen.length], [1, 2]);
});
