import { endpoint } from "../../../../common/contract.ts";

/** Takes an event of the payment provider. */
export const receiveProviderEvent = endpoint({
  id: "provider_event.receive",
  method: "POST",
  path: "/payment-events",
  summary: "Takes an event that the payment provider signed; what it is about is asked for afterwards.",
  actor: "visitor",
  mode: "open",
  limit: "provider_event",
  signed: { header: "stripe-signature", maxBytes: 300_000 },
  status: 204,
  answer: null,
});
