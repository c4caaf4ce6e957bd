/**
 * The payment provider said no, or could not be reached: `isFinal` when asking again cannot help, and nothing was made. A declined
 * payment is no error but a report whose state is failed.
 */
export class PaymentProviderError extends Error {
  readonly isFinal: boolean;
  constructor(message: string, options: { isFinal: boolean; cause?: unknown }) {
    super(message, { cause: options.cause });
    this.name = "PaymentProviderError";
    this.isFinal = options.isFinal;
  }
}
