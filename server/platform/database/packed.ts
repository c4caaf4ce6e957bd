import { type RawBuilder, sql } from "kysely";
import { joined, type Value } from "./joined.ts";

/**
 * Many values as one text that the server splits into a `text[]`; cast it to the type that is meant. Costs a tenth of an array
 * parameter, whose elements are escaped one by one. An empty text is a null. No text holds U+001F: more or fewer elements than in
 * the columns beside it show as nulls where none may be.
 */
export function packed(values: readonly Value[]): RawBuilder<string[]> {
  return packedText(joined(values));
}

/** The same for a text that `joined` made. */
export const packedText = (text: string): RawBuilder<string[]> =>
  sql<string[]>`string_to_array(${text}, E'\\x1f', '')`;
