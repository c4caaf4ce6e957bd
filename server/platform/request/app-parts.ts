import type { EventHub } from "../events/events.ts";
import type { Metrics } from "../metrics.ts";
import type { Route } from "./route.ts";

/** What the HTTP side is made from. */
export interface AppParts {
  readonly routes: readonly Route[];
  readonly hub: EventHub;
  readonly metrics: Metrics;
  readonly version: string;
}
