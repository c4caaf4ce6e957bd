import assert from "node:assert/strict";
import test from "node:test";
import { z } from "zod";
import { serializerOf } from "./serializer.ts";

const Person = z.object({ id: z.string(), name: z.string().nullable() });

test("an answer leaves with what its contract names, and nothing else", () => {
  const serialize = serializerOf(z.object({ items: z.array(Person), next: z.string().nullable() }));
  const secret = { passwordHash: "$argon2id$" };
  const answer = {
    items: [
      { id: "1", name: null },
      { id: "2", name: "Lea", ...secret },
    ],
    next: null,
    ...secret,
  };
  assert.equal(serialize(answer), '{"items":[{"id":"1","name":null},{"id":"2","name":"Lea"}],"next":null}');
});

test("what is inside of optional, nullable and read-only parts is an allow-list too", () => {
  const serialize = serializerOf(
    z.object({ a: Person.optional(), b: Person.nullable(), c: z.array(Person).readonly() }),
  );
  const person = { id: "1", name: "Lea", salt: "x" };
  const kept = { id: "1", name: "Lea" };
  assert.deepEqual(JSON.parse(serialize({ a: person, b: person, c: [person] })), {
    a: kept,
    b: kept,
    c: [kept],
  });
  assert.equal(serialize({ a: undefined, b: null, c: [] }), '{"b":null,"c":[]}');
});

test("records keep their names and lose what their values do not name", () => {
  const serialize = serializerOf(z.record(z.string(), Person));
  assert.equal(serialize({ lea: { id: "1", name: null, salt: "x" } }), '{"lea":{"id":"1","name":null}}');
});

test("a union keeps what the option names that the answer is", () => {
  const serialize = serializerOf(
    z.discriminatedUnion("step", [
      z.object({ step: z.literal("factor"), kinds: z.array(z.string()) }),
      z.object({ step: z.literal("done"), user: Person }),
    ]),
  );
  const user = { id: "1", name: null, salt: "x" };
  assert.equal(
    serialize({ step: "done", user, kinds: ["totp"] }),
    '{"step":"done","user":{"id":"1","name":null}}',
  );
  assert.throws(() => serialize({ step: "other" }), /none of what its contract names/);
});

test("a contract of something that is no JSON is refused when the route is made", () => {
  assert.throws(() => serializerOf(z.object({ amount: z.bigint() })), /cannot be made of bigint/);
});
