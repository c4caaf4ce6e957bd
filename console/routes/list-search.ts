import type { z } from "zod";

/** What of a list's query stands in the address. */
type Shown<Q extends z.ZodObject, K extends keyof z.output<Q>> = { [Key in K]?: z.output<Q>[Key] };

/**
 * Reads a list's search and filters from the address, by the contract of its query. What does not fit is left out, so that
 * an old or mistyped link shows the list and not an error.
 */
export function listSearch<Q extends z.ZodObject, K extends keyof z.output<Q> & string>(
  query: Q,
  names: readonly K[],
) {
  return (address: Record<string, unknown>): Shown<Q, K> => {
    const shown: Shown<Q, K> = {};
    for (const name of names) {
      const read = address[name] === undefined ? undefined : query.shape[name]?.safeParse(address[name]);
      // Named even where refused: the router would keep what is left out.
      shown[name] = (read?.success ? read.data : undefined) as Shown<Q, K>[K];
    }
    return shown;
  };
}
