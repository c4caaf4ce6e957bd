import { join } from "node:path";
import type { Services } from "../platform/make-context.ts";
import type { AppParts } from "../platform/request/app-parts.ts";
import { mountedPages } from "../providers/payment/stand-in/mounted-pages.ts";
import { type StripeStandIn, startStripeStandIn } from "../providers/payment/stand-in/stripe-stand-in.ts";
import { stripePayments } from "../providers/payment/stripe-adapter.ts";

/** Below which address the stand-in's pages stand. */
const prefix = "/stand-in/stripe";
/** How long a bank of the demo takes for a debit. */
const debitMs = 20_000;

/** Services whose payments go to the demo's stand-in for Stripe, with what belongs to it. */
export interface DemoPayments {
  readonly services: Services;
  readonly mounts: NonNullable<AppParts["mounts"]>;
  /** Events are posted to the program itself from now on. */
  listensOn(port: number): void;
  close(): Promise<void>;
}

/** Starts the stand-in with its state in the data folder. Its pages stand at the program's own address. */
export async function openDemoPayments(services: Services): Promise<DemoPayments> {
  const { config, clock } = services;
  const own: { url?: string } = {};
  const standIn: StripeStandIn = await startStripeStandIn({
    now: () => clock.now(),
    file: join(config.dataFolder, "stripe-stand-in.json"),
    pagesUrl: `${config.publicUrl}${prefix}`,
    webhookUrl: () => own.url,
    debitMs,
  });
  return {
    services: {
      ...services,
      providers: { ...services.providers, payment: stripePayments(standIn.options) },
    },
    mounts: [{ prefix, pages: mountedPages(standIn) }],
    listensOn(port) {
      const host = /^(0\.0\.0\.0|::|)$/.test(config.host) ? "127.0.0.1" : config.host;
      own.url = new URL(
        "/api/v1/payment-events",
        `http://${host.includes(":") ? `[${host}]` : host}:${port}`,
      ).href;
      void standIn.delivered();
    },
    close: () => standIn.close(),
  };
}
