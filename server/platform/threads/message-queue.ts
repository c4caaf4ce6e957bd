/** Messages in the order in which they came, waited for by one reader. */
export class MessageQueue<Message> {
  readonly #messages: Message[] = [];
  #reader: PromiseWithResolvers<Message> | undefined;
  #failure: Error | undefined;

  add(message: Message): void {
    if (this.#reader) this.#reader.resolve(message);
    else this.#messages.push(message);
    this.#reader = undefined;
  }

  /** No message comes any more: whoever waits, or will wait, gets this error. */
  fail(error: Error): void {
    this.#failure ??= error;
    this.#reader?.reject(error);
    this.#reader = undefined;
  }

  async next(): Promise<Message> {
    const message = this.#messages.shift();
    if (message !== undefined) return message;
    if (this.#failure) throw this.#failure;
    this.#reader = Promise.withResolvers();
    return this.#reader.promise;
  }
}
