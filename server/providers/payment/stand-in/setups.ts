import type { Core } from "./core.ts";
import { need, sessionObject, setupObject } from "./objects.ts";
import { mustConfirm } from "./payments.ts";
import type { Method, PaymentError, Session, Setup } from "./state.ts";
import { testCard } from "./trial-methods.ts";

/** Tries to keep a method; answers why its issuer refuses. */
export function trySetup(core: Core, session: Session, method: Method): PaymentError | undefined {
  const refusal = testCard(method.behaviour)?.declined;
  if (refusal) return refusal;
  const setup: Setup = {
    id: core.newId("seti"),
    customer: session.customer,
    metadata: session.inner.metadata,
    status: "requires_action",
    method: method.id,
  };
  core.state.setups[setup.id] = setup;
  session.setup = setup.id;
  // A card that confirms each payment confirms that it is kept, too.
  if (!mustConfirm(method)) keepMethod(core, setup);
  return undefined;
}

/** The answer of the payer who was asked. */
export function answerSetup(core: Core, setup: Setup, confirms: boolean): void {
  if (setup.status !== "requires_action") return;
  if (confirms) keepMethod(core, setup);
  else setup.status = "requires_payment_method";
}

function keepMethod(core: Core, setup: Setup): void {
  const method = need(core.state.methods, setup.method ?? "", "payment_method");
  method.customer = setup.customer;
  method.isConfirmed = true;
  setup.status = "succeeded";
  core.emit("setup_intent.succeeded", setupObject(core, setup));
  const session = Object.values(core.state.sessions).find((one) => one.setup === setup.id);
  if (session?.status !== "open") return;
  session.status = "complete";
  core.emit("checkout.session.completed", sessionObject(core, session));
}
