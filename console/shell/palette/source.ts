import type { Icon } from "@tabler/icons-react";

/** Something that the command palette offers. */
export interface PaletteEntry {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly icon: Icon;
  /** Other words that find it. */
  readonly keywords?: readonly string[];
  readonly run: () => void;
}

/** A group of the palette. */
export interface PaletteGroup {
  readonly label: string;
  readonly entries: readonly PaletteEntry[];
}

/**
 * A hook that gives one group for what was typed. Static entries are filtered by the palette; a source that asks the server
 * gives what it found, and says so by `found: true`.
 */
export type PaletteSource = (query: string) => PaletteGroup & { readonly found?: boolean };
