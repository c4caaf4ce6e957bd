/**
 * Gives idempotency keys for one button or form. The key of an act is kept while its outcome is unknown, so that pressing
 * again after a lost answer cannot do it twice; other input, or a known outcome, gives a fresh one.
 */
export function createActKeys(makeKey: () => string = () => crypto.randomUUID()) {
  let open: { readonly act: string; readonly key: string } | undefined;
  return {
    keyFor(input: unknown): string {
      const act = JSON.stringify(input);
      if (open?.act !== act) open = { act, key: makeKey() };
      return open.key;
    },
    /** An answer came, with this status; 0 and 5xx leave open whether the act was done. */
    settle(status: number): void {
      if (status !== 0 && status < 500) open = undefined;
    },
  };
}
