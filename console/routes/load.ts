import type { FetchQueryOptions, QueryClient } from "@tanstack/react-query";
import type { Catalogue } from "../language/catalogues.ts";
import { loadWords } from "../language/words.ts";

/**
 * What a route's loader does: brings the page's words, and starts its reads so that they come while its code loads. The
 * reads are not waited for: the page shows its skeleton, and its errors, itself.
 */
export async function load(
  { queryClient }: { readonly queryClient: QueryClient },
  catalogues: readonly Catalogue[],
  // biome-ignore lint/suspicious/noExplicitAny: any read may be started, whatever it answers with
  ...reads: readonly FetchQueryOptions<any, any, any, any>[]
): Promise<void> {
  for (const read of reads) void queryClient.prefetchQuery(read);
  await loadWords(catalogues);
}
