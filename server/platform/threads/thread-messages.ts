/** What the main thread sends: a part of the input, null after its end; or that it took one of the outputs. */
export type ToThread = { readonly input: Uint8Array | null } | { readonly taken: true };

/** What a thread sends: that it wants the next part of the input; an output; that there are no more. */
export type FromThread<Output> =
  | { readonly wants: true }
  | { readonly output: Output }
  | { readonly isDone: true };

/** Parts of the input that are on their way, and outputs that nobody took yet: neither side waits, and little is held. */
export const inputsAhead = 2;
export const outputsAhead = 3;
