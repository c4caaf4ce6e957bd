import assert from "node:assert/strict";
import test from "node:test";
import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { refresh } from "./refresh.ts";

/** A read whose answers are given by hand. */
function slowRead() {
  const waiting: ((answer: string) => void)[] = [];
  const options = {
    queryKey: ["catalogue.read_product"],
    queryFn: () => new Promise<string>((resolve) => waiting.push(resolve)),
    meta: { topics: ["products"] as const },
    staleTime: 30_000,
  };
  return { waiting, options };
}

const turn = () => new Promise((resolve) => setTimeout(resolve));

test("a change during the first read of a screen is read as well", async () => {
  const client = new QueryClient();
  const { waiting, options } = slowRead();
  const observer = new QueryObserver(client, options);
  const stop = observer.subscribe(() => {});
  void refresh(client, ["products"]);
  waiting[0]?.("being set up");
  await turn();
  assert.equal(waiting.length, 2);
  waiting[1]?.("active");
  await turn();
  assert.equal(observer.getCurrentResult().data, "active");
  stop();
  client.clear();
});

test("a change during the first read ahead of a screen leaves it stale", async () => {
  const client = new QueryClient();
  const { waiting, options } = slowRead();
  void client.prefetchQuery(options);
  void refresh(client, ["products"]);
  waiting[0]?.("being set up");
  await turn();
  assert.equal(client.getQueryState(options.queryKey)?.isInvalidated, true);
  client.clear();
});

test("a change of something else leaves a read alone", async () => {
  const client = new QueryClient();
  const { waiting, options } = slowRead();
  void client.prefetchQuery(options);
  void refresh(client, ["bank_files"]);
  waiting[0]?.("active");
  await turn();
  assert.equal(client.getQueryState(options.queryKey)?.isInvalidated, false);
  client.clear();
});
