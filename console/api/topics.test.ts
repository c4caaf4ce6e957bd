import assert from "node:assert/strict";
import test from "node:test";
import { topicOf } from "./live.ts";
import { staleTopics } from "./topics.ts";

test("a message of the event stream names a topic; anything else is passed over", () => {
  assert.equal(topicOf('{"topic":"orders","id":"1"}'), "orders");
  assert.equal(topicOf('{"topic":"weather"}'), undefined);
  assert.equal(topicOf('{"topic":1}'), undefined);
  assert.equal(topicOf("null"), undefined);
  assert.equal(topicOf("not JSON"), undefined);
});

test("a change makes stale what shows the same from another side", () => {
  assert.ok(staleTopics(["invoices"]).has("overview"));
  assert.ok(staleTopics(["organization"]).has("session"));
  assert.deepEqual([...staleTopics(["factors"])], ["factors"]);
});
