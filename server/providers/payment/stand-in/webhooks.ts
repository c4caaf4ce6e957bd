import { createHmac } from "node:crypto";
import type { Core } from "./core.ts";
import type { Delivery, State } from "./state.ts";

/** How events are posted: as they come, twice each, kept until they are let go, or never. */
export type Delivering = "send" | "twice" | "hold" | "lose";

export interface Webhooks {
  delivering: Delivering;
  /** Puts an event on its way. */
  add(event: Delivery): void;
  /** Posts what waits; ends when all was tried. */
  flush(): Promise<void>;
  close(): void;
}

interface WebhookOptions {
  readonly state: State;
  readonly now: () => number;
  readonly secret: string;
  /** Where events go; undefined while nobody listens. */
  readonly url: () => string | undefined;
  readonly save: () => void;
}

const retryMs = 5_000;
const timeoutMs = 10_000;
const most = 1_000;

/** Signs a body as Stripe does: HMAC-SHA256 over time and body. */
export function signatureOf(secret: string, body: string, time: number): string {
  return `t=${time},v1=${createHmac("sha256", secret).update(`${time}.${body}`).digest("hex")}`;
}

/** Makes an event of a thing that changed. */
export function eventOf(core: Core, type: string, object: object): Delivery {
  const id = core.newId("evt");
  const event = {
    id,
    object: "event",
    api_version: "2026-10-28.endive",
    created: core.now(),
    data: { object },
    livemode: false,
    pending_webhooks: 1,
    type,
  };
  return { id, body: JSON.stringify(event) };
}

/** Posts events in their order; one that nobody took is tried again. */
export function createWebhooks(options: WebhookOptions): Webhooks {
  const { state, save } = options;
  let running = Promise.resolve();
  let retry: NodeJS.Timeout | undefined;

  const drain = async () => {
    if (!options.url()) return;
    for (const delivery of [...state.deliveries]) {
      const times = webhooks.delivering === "twice" ? 2 : 1;
      let isTaken = true;
      for (let time = 0; time < times; time += 1) isTaken = (await post(options, delivery)) && isTaken;
      if (!isTaken) {
        retry ??= setTimeout(again, retryMs).unref();
        break;
      }
      state.deliveries = state.deliveries.filter(({ id }) => id !== delivery.id);
      save();
    }
  };
  const again = () => {
    retry = undefined;
    void webhooks.flush();
  };

  const webhooks: Webhooks = {
    delivering: "send",
    add(event) {
      if (webhooks.delivering === "lose") return;
      state.deliveries = [...state.deliveries, event].slice(-most);
    },
    async flush() {
      if (webhooks.delivering === "hold") return;
      running = running.then(drain);
      await running;
    },
    close: () => clearTimeout(retry),
  };
  return webhooks;
}

/** True when the other side took it. */
async function post(options: WebhookOptions, { body }: Delivery): Promise<boolean> {
  try {
    const response = await fetch(options.url() ?? "", {
      method: "POST",
      headers: {
        "content-type": "application/json; charset=utf-8",
        "stripe-signature": signatureOf(options.secret, body, options.now()),
      },
      body,
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
