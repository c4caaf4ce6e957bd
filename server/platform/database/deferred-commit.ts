import type { PoolClient } from "pg";

const after_ms = 2;
const waiting = new WeakMap<PoolClient, NodeJS.Timeout>();

/**
 * Ends a transaction that only read: there is nothing to make good, so nobody waits for it. It goes with the begin of the next
 * transaction on the connection, or by itself a moment later.
 */
export function commitLater(client: PoolClient): void {
  const timer = setTimeout(() => {
    waiting.delete(client);
    // A connection that broke has ended its transaction too.
    client.query("commit").catch(() => {});
  }, after_ms);
  waiting.set(client, timer);
}

/** The statement that ends what is still open on a connection, to be sent ahead of its next begin. */
export function takeCommit(client: PoolClient): string {
  const timer = waiting.get(client);
  if (timer === undefined) return "";
  clearTimeout(timer);
  waiting.delete(client);
  return "commit; ";
}
