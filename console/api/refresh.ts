import type { Query, QueryClient } from "@tanstack/react-query";
import { staleTopics, type Topic } from "./topics.ts";

/** Marks everything stale that shows one of these topics, and reads again what is on the screen. */
export function refresh(client: QueryClient, changed: readonly Topic[]): Promise<void> {
  const stale = staleTopics(changed);
  return readAgain(client, (query) => query.meta?.topics?.some((topic) => stale.has(topic)) ?? false);
}

/** Marks everything stale, as when events may have been missed. */
export function refreshAll(client: QueryClient): Promise<void> {
  return readAgain(client, () => true);
}

function readAgain(client: QueryClient, isMeant: (query: Query) => boolean): Promise<void> {
  // A first read that is still under way would end as fresh, though the server may have answered before the change.
  for (const query of client.getQueryCache().findAll({ fetchStatus: "fetching", predicate: isMeant })) {
    if (query.state.data !== undefined) continue;
    const again = () => client.invalidateQueries({ queryKey: query.queryKey, exact: true });
    query.promise?.then(again, () => {});
  }
  return client.invalidateQueries({ predicate: isMeant });
}
