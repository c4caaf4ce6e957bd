import type { FastifyPluginCallback } from "fastify";
import type { EventHub } from "../events/events.ts";
import type { Metrics } from "../metrics.ts";
import type { Route } from "./route.ts";

/** What the HTTP side is made from. */
export interface AppParts {
  readonly routes: readonly Route[];
  readonly hub: EventHub;
  readonly metrics: Metrics;
  readonly version: string;
  /** Pages beside the console, by where they stand: those of the demo's stand-ins. */
  readonly mounts?: readonly { readonly prefix: string; readonly pages: FastifyPluginCallback }[];
}
