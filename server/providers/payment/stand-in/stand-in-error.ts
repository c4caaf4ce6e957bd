/** An error as Stripe's API answers it. */
export class StandInError extends Error {
  readonly status: number;
  readonly body: {
    readonly type: "card_error" | "invalid_request_error" | "idempotency_error" | "api_error";
    readonly code?: string;
    readonly decline_code?: string;
    readonly param?: string;
    readonly payment_intent?: object;
  };

  constructor(status: number, message: string, body: StandInError["body"]) {
    super(message);
    this.status = status;
    this.body = body;
  }
}

/** A thing that is not there. */
export function missing(what: string, id: string, param = "id"): StandInError {
  const type = "invalid_request_error";
  return new StandInError(404, `No such ${what}: '${id}'`, { type, code: "resource_missing", param });
}

/** A thing in another state than was needed. */
export function unexpected(message: string, code?: string, param?: string): StandInError {
  return new StandInError(400, message, {
    type: "invalid_request_error",
    ...(code ? { code } : {}),
    ...(param ? { param } : {}),
  });
}
