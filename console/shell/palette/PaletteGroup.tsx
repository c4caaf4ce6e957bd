import { Spotlight } from "@mantine/spotlight";
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

/** What an area's part of the palette receives: the text typed so far. */
export interface PalettePartProps {
  readonly query: string;
}

interface PaletteGroupProps {
  readonly label: string;
  readonly entries: readonly PaletteEntry[];
  /** The words that entries must have; left out where the server has searched already. */
  readonly query?: string;
}

const shown = 20;

/** A group of the palette: its entries that fit what was typed. */
export function PaletteGroup({ label, entries, query = "" }: PaletteGroupProps) {
  const found = entries.filter((entry) => fits(entry, query)).slice(0, shown);
  if (found.length === 0) return null;
  return (
    <Spotlight.ActionsGroup label={label}>
      {found.map((entry) => (
        <Spotlight.Action
          key={entry.id}
          label={entry.label}
          description={entry.description}
          leftSection={<entry.icon size={20} stroke={1.5} aria-hidden />}
          onClick={entry.run}
        />
      ))}
    </Spotlight.ActionsGroup>
  );
}

function fits({ label, description = "", keywords = [] }: PaletteEntry, query: string): boolean {
  const text = [label, description, ...keywords].join(" ").toLocaleLowerCase();
  return query
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
