const separator = "\u001f";

export type Value = string | number | bigint | boolean | null;

/** The text that `packed` sends. A column of nulls alone is an empty array, which the columns beside it fill up with nulls. */
export const joined = (values: readonly Value[]): string =>
  values.every((value) => value === null) ? "" : values.join(separator);
