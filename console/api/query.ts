import {
  type InfiniteData,
  infiniteQueryOptions,
  QueryClient,
  queryOptions,
  type UseInfiniteQueryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import { useState } from "react";
import type { AnswerOf, CallOf, Endpoint } from "../../common/contract.ts";
import { createActKeys } from "./act-key.ts";
import { call } from "./client.ts";
import type { ApiProblem } from "./problem.ts";
import { refresh } from "./refresh.ts";
import type { Topic } from "./topics.ts";

declare module "@tanstack/react-query" {
  interface Register {
    defaultError: ApiProblem;
    queryMeta: { topics?: readonly Topic[] };
  }
}

const worthAnotherTry = (problem: ApiProblem) => problem.status === 0 || problem.status >= 502;

/** The cache of all that was read, with the console's rules for retries and staleness. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // Live events say when something changed; this only covers what has no event.
        staleTime: 30_000,
        retry: (failures, problem) => failures < 2 && worthAnotherTry(problem),
      },
      mutations: { networkMode: "always" },
    },
  });
}

/** A read of one endpoint, for `useSuspenseQuery`, `useQuery` and loaders; stale when one of its topics changes. */
export function queryFor<E extends Endpoint>(endpoint: E, input: CallOf<E>, topics: readonly Topic[]) {
  return queryOptions<AnswerOf<E>, ApiProblem>({
    queryKey: [endpoint.id, input],
    queryFn: ({ signal }) => call(endpoint, input, { signal }),
    meta: { topics },
  });
}

/** A page of a list, as every list endpoint answers. */
export interface PageShape {
  readonly items: readonly unknown[];
  readonly next: string | null;
}

type Cursor = string | undefined;
type PageOf<E extends Endpoint> = Extract<AnswerOf<E>, PageShape>;

/** A read of a list, page by page. */
export type ListQuery<P> = UseInfiniteQueryOptions<
  P,
  ApiProblem,
  InfiniteData<P, Cursor>,
  readonly unknown[],
  Cursor
>;

/** A read of a list by cursor pages, for `DataList`; stale when one of its topics changes. */
export function listFor<E extends Endpoint>(endpoint: E, input: CallOf<E>, topics: readonly Topic[]) {
  const { query } = input as { query?: object };
  const readPage = (cursor: Cursor, signal: AbortSignal) =>
    call(endpoint, { ...input, query: { ...query, cursor } }, { signal }) as Promise<PageOf<E>>;
  return infiniteQueryOptions<
    PageOf<E>,
    ApiProblem,
    InfiniteData<PageOf<E>, Cursor>,
    readonly unknown[],
    Cursor
  >({
    queryKey: [endpoint.id, "list", input],
    queryFn: ({ pageParam, signal }) => readPage(pageParam, signal),
    initialPageParam: undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    meta: { topics },
  });
}

/** For `mutateAsync(…).then(done, shownByAct)`: what was refused stands in the act's `error`, and is shown from there. */
export const shownByAct = () => {};

/**
 * An act of the person: `mutateAsync(input)` calls the endpoint, a lost answer is asked for again under the same
 * idempotency key, and what the act changed is read anew before it counts as done.
 */
export function useAct<E extends Endpoint>(endpoint: E, options: { changes: readonly Topic[] }) {
  const client = useQueryClient();
  const [keys] = useState(() => createActKeys());
  return useMutation<AnswerOf<E>, ApiProblem, CallOf<E>>({
    mutationFn: (input) => call(endpoint, input, { idempotencyKey: keys.keyFor(input) }),
    retry: (failures, problem) => endpoint.idempotent === true && failures < 2 && worthAnotherTry(problem),
    onSuccess: () => {
      keys.settle(200);
      return refresh(client, options.changes);
    },
    onError: (problem) => keys.settle(problem.status),
  });
}
