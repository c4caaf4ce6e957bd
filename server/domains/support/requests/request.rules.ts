/** A longer thread is another matter: whoever reads it is served better by a new request. */
export const mostMessages = 300;

/** Requests that a person may open in an hour. */
export const openLimit = { permits: 20, windowMs: 60 * 60_000 };

/** The state after a message: a customer's word opens it again, an answer of staff leaves it as they say (SUP-4). */
export const stateAfterAnswer = (by: "customer" | "waiting" | "solved"): "open" | "waiting" | "solved" =>
  by === "customer" ? "open" : by;

/** True while a customer may say that a request is solved. */
export const canBeSolved = (state: "open" | "waiting" | "solved" | "closed"): boolean =>
  state === "open" || state === "waiting";
