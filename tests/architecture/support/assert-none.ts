import assert from "node:assert/strict";

/** Fails with the list of offences and what to do about them. */
export function assertNone(offences: readonly string[], whatToDo: string): void {
  const each = [...new Set(offences)].sort();
  if (each.length > 0) assert.fail(`${whatToDo}\n  ${each.join("\n  ")}\n`);
}

/** Fails unless both have the same members: a list kept by hand must neither lack one nor keep one that is gone. */
export function assertSame(found: Iterable<string>, listed: Iterable<string>, whatToDo: string): void {
  const [there, known] = [new Set(found), new Set(listed)];
  const missing = [...there.difference(known)].map((one) => `${one}  (not on the list)`);
  const gone = [...known.difference(there)].map((one) => `${one}  (on the list, but no longer there)`);
  assertNone([...missing, ...gone], whatToDo);
}
