import { useActs } from "./acts.ts";
import { useOrganizations } from "./organizations.ts";
import { usePages } from "./pages.ts";
import type { PaletteSource } from "./source.ts";

/** All groups of the palette, in their order. An area adds its own here. */
export const paletteSources: readonly PaletteSource[] = [usePages, useActs, useOrganizations];
