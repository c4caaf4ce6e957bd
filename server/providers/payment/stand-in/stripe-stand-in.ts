import type { AddressInfo } from "node:net";
import { newId } from "../../../platform/ids.ts";
import type { StripeOptions } from "../stripe-adapter.ts";
import type { Core } from "./core.ts";
import { need } from "./objects.ts";
import { answerPage, type PageAnswer, type PageRequest } from "./pages.ts";
import { closeDispute, endDebit, endRefund, openDispute } from "./payments.ts";
import { createApiServer } from "./server.ts";
import { readState, writeState } from "./state.ts";
import { createWebhooks, type Delivering, eventOf, signatureOf } from "./webhooks.ts";

export interface StandInOptions {
  readonly now: () => Temporal.Instant;
  /** Where its state is kept; in memory alone if left out. */
  readonly file?: string;
  /** Where browsers reach its pages, if not on its own port; without a slash at the end. */
  readonly pagesUrl?: string;
  /** Where it posts events; undefined while nobody listens. */
  readonly webhookUrl?: () => string | undefined;
  /** Milliseconds after which a bank pays a debit or not; left out: when it is told. */
  readonly debitMs?: number;
  readonly newId?: () => string;
}

/** A stand-in for Stripe: speaks its HTTP for the calls that are used, shows its hosted pages, signs and posts its events. */
export interface StripeStandIn {
  /** What an adapter needs to speak with it. */
  readonly options: StripeOptions;
  readonly pagesUrl: string;
  page(request: PageRequest): PageAnswer;
  /** How events are posted from now on. */
  deliver(how: Delivering): void;
  /** Posts what was held, in the order of `order` where it is given; ends when all was tried. */
  deliverHeld(order?: "as they came" | "newest first"): Promise<void>;
  /** Ends when every event that is to be posted was tried. */
  delivered(): Promise<void>;
  /** Signs bytes as its events are, at a time. */
  sign(body: string, at?: Temporal.Instant): string;
  setReachable(reachable: boolean): void;
  /** The next call is done, but its answer is lost. */
  loseNextAnswer(): void;
  endDebit(paymentToken: string, isPaid: boolean): void;
  endRefund(refundToken: string, isDone: boolean): void;
  openDispute(paymentToken: string): string;
  closeDispute(disputeToken: string, outcome: "won" | "lost"): void;
  close(): Promise<void>;
}

const key = "sk_test_stand_in";
const secret = "whsec_stand_in";

/** Starts it on a free port of this machine. */
export async function startStripeStandIn(given: StandInOptions): Promise<StripeStandIn> {
  const state = readState(given.file);
  const now = () => Math.floor(given.now().epochMilliseconds / 1000);
  const save = () => writeState(given.file, state);
  const webhooks = createWebhooks({ state, now, secret, url: given.webhookUrl ?? (() => undefined), save });
  const faults = { unreachable: false, breaksOff: false };
  const address = { pages: given.pagesUrl ?? "" };
  const core: Core = {
    state,
    now,
    newId: (prefix) => `${prefix}_${(given.newId ?? newId)().replaceAll("-", "")}`,
    emit: (type, object) => webhooks.add(eventOf(core, type, object)),
    get pagesUrl() {
      return address.pages;
    },
  };
  const debits = createDebits(given.debitMs, core, () => changed());
  const changed = () => {
    save();
    debits.watch();
    void webhooks.flush();
  };
  const server = createApiServer({ core, key, faults, changed });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  address.pages ||= `http://127.0.0.1:${port}`;
  changed();
  const act = <T>(work: () => T): T => {
    const result = work();
    changed();
    return result;
  };
  return {
    options: { key, webhookSecret: secret, server: { host: "127.0.0.1", port, protocol: "http" } },
    pagesUrl: address.pages,
    page: (request) =>
      request.method === "POST" ? act(() => answerPage(core, request)) : answerPage(core, request),
    deliver: (how) => {
      webhooks.delivering = how;
    },
    async deliverHeld(order = "as they came") {
      if (order === "newest first") state.deliveries.reverse();
      webhooks.delivering = "send";
      await webhooks.flush();
    },
    delivered: () => webhooks.flush(),
    sign: (body, at) => signatureOf(secret, body, at ? Math.floor(at.epochMilliseconds / 1000) : now()),
    setReachable: (reachable) => {
      faults.unreachable = !reachable;
    },
    loseNextAnswer: () => {
      faults.breaksOff = true;
    },
    endDebit: (token, isPaid) =>
      act(() => endDebit(core, need(state.intents, token, "payment_intent"), isPaid)),
    endRefund: (token, isDone) => act(() => endRefund(core, need(state.refunds, token, "refund"), isDone)),
    openDispute: (token) => act(() => openDispute(core, need(state.intents, token, "payment_intent")).id),
    closeDispute: (token, outcome) =>
      act(() => closeDispute(core, need(state.disputes, token, "dispute"), outcome)),
    async close() {
      webhooks.close();
      debits.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Lets the payer's bank answer debits by itself after a while, as the demo needs it. */
function createDebits(delayMs: number | undefined, core: Core, changed: () => void) {
  const timers = new Map<string, NodeJS.Timeout>();
  const end = (id: string) => {
    timers.delete(id);
    const intent = core.state.intents[id];
    if (intent?.status !== "processing") return;
    endDebit(core, intent, core.state.methods[intent.method ?? ""]?.behaviour !== "fails");
    changed();
  };
  return {
    watch() {
      if (delayMs === undefined) return;
      for (const { id, status } of Object.values(core.state.intents)) {
        if (status === "processing" && !timers.has(id)) timers.set(id, setTimeout(end, delayMs, id).unref());
      }
    },
    close() {
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}
