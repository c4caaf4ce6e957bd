/** What keeps Chalet from starting, for the person at the terminal: one sentence that says what is wrong, and what to do. */
export class StartError extends Error {
  readonly hint: string;

  constructor(message: string, hint: string, cause?: unknown) {
    super(message, { cause });
    this.name = "StartError";
    this.hint = hint;
  }
}
