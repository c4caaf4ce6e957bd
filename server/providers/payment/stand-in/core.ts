import type { State } from "./state.ts";

/** What the parts of the stand-in work with. */
export interface Core {
  readonly state: State;
  /** Seconds since 1970, as Stripe tells times. */
  now(): number;
  /** A new id with its prefix: `pi_…`. */
  newId(prefix: string): string;
  /** Tells of a thing that changed; called after the change. */
  emit(type: string, object: object): void;
  /** Where browsers find its pages, without a slash at the end. */
  readonly pagesUrl: string;
}
