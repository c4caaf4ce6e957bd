import type { Terms } from "../../server/platform/configuration.ts";

/** The terms of the demo's provider. */
export const demoTerms: Terms = { url: "https://alpenhost.example/terms", version: "2026-01" };
