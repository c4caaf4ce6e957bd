import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { PaymentMethodKind } from "../payment-provider.ts";

export type Metadata = Record<string, string>;

export interface Customer {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly metadata: Metadata;
}

/** A method. Of a card only what its test number means is kept, never a number that somebody typed. */
export interface Method {
  readonly id: string;
  readonly kind: PaymentMethodKind;
  customer: string | null;
  /** How it behaves: a name of trial-methods.ts. */
  readonly behaviour: string;
  readonly brand: string | null;
  readonly hint: string | null;
  readonly expMonth: number;
  readonly expYear: number;
  /** Its holder confirmed it by 3-D Secure when it was kept. */
  isConfirmed: boolean;
}

export interface PaymentError {
  readonly type: "card_error" | "invalid_request_error";
  readonly code: string;
  readonly decline_code?: string;
  readonly message: string;
}

export interface Intent {
  readonly id: string;
  readonly created: number;
  readonly amount: number;
  readonly currency: string;
  readonly customer: string | null;
  readonly description: string | null;
  readonly metadata: Metadata;
  status: "requires_payment_method" | "requires_action" | "processing" | "succeeded" | "canceled";
  method: string | null;
  error: PaymentError | null;
  charge: string | null;
  refunded: number;
  /** Whether the method is kept once it has paid. */
  readonly keeps: boolean;
  readonly returnUrl: string | null;
}

export interface Setup {
  readonly id: string;
  readonly customer: string | null;
  readonly metadata: Metadata;
  status: "requires_payment_method" | "requires_action" | "succeeded" | "canceled";
  method: string | null;
}

export interface Session {
  readonly id: string;
  readonly created: number;
  readonly mode: "payment" | "setup";
  status: "open" | "complete" | "expired";
  readonly amount: number | null;
  readonly currency: string;
  readonly customer: string | null;
  readonly metadata: Metadata;
  /** What its payment or setup is made with. */
  readonly inner: { readonly description: string | null; readonly metadata: Metadata };
  readonly keep: boolean;
  readonly kinds: readonly PaymentMethodKind[];
  readonly name: string;
  readonly locale: string;
  readonly successUrl: string;
  readonly cancelUrl: string;
  /** Its payment or setup, once somebody tried to pay. */
  intent: string | null;
  setup: string | null;
}

export interface Refund {
  readonly id: string;
  readonly created: number;
  readonly amount: number;
  readonly currency: string;
  readonly intent: string;
  readonly metadata: Metadata;
  status: "pending" | "succeeded" | "failed";
}

export interface Dispute {
  readonly id: string;
  readonly created: number;
  readonly amount: number;
  readonly currency: string;
  readonly intent: string;
  readonly charge: string;
  status: "needs_response" | "won" | "lost";
}

/** An answer that was given under an Idempotency-Key. */
export interface Kept {
  readonly request: string;
  /** Seconds since 1970. */
  readonly at: number;
  readonly status: number;
  readonly body: unknown;
}

/** An event that is to be posted. */
export interface Delivery {
  readonly id: string;
  readonly body: string;
}

/** Everything that the stand-in knows. */
export interface State {
  readonly customers: Record<string, Customer>;
  readonly methods: Record<string, Method>;
  readonly intents: Record<string, Intent>;
  readonly setups: Record<string, Setup>;
  readonly sessions: Record<string, Session>;
  readonly refunds: Record<string, Refund>;
  readonly disputes: Record<string, Dispute>;
  readonly kept: Record<string, Kept>;
  deliveries: Delivery[];
}

function emptyState(): State {
  const things = {
    customers: {},
    methods: {},
    intents: {},
    setups: {},
    sessions: {},
    refunds: {},
    disputes: {},
  };
  return { ...things, kept: {}, deliveries: [] };
}

/** The state as it was left in the file, or an empty one. */
export function readState(file: string | undefined): State {
  if (!file || !existsSync(file)) return emptyState();
  return { ...emptyState(), ...(JSON.parse(readFileSync(file, "utf8")) as Partial<State>) };
}

/** Writes the state so that a file that is cut short never takes the place of a whole one. */
export function writeState(file: string | undefined, state: State): void {
  if (!file) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(state), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
