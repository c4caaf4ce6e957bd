import "@mantine/spotlight/styles.css";
import { createSpotlight, Spotlight } from "@mantine/spotlight";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PaletteEntry, PaletteGroup } from "./source.ts";
import { paletteSources } from "./sources.ts";

export const [paletteStore, palette] = createSpotlight();

const shownOfGroup = 8;

/** The command palette: pages, acts, organizations, and what the areas add. */
export function Palette() {
  const { t } = useTranslation();
  const [query, setQuery] = useState("");
  const groups = useGroups(query);
  return (
    <Spotlight.Root
      store={paletteStore}
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      scrollable
      maxHeight="60vh"
    >
      <Spotlight.Search
        placeholder={t("palette.placeholder")}
        aria-label={t("palette.placeholder")}
        leftSection={<IconSearch size={20} aria-hidden />}
      />
      <Spotlight.ActionsList>
        {groups.map((group) => (
          <Spotlight.ActionsGroup key={group.label} label={group.label}>
            {group.entries.map((entry) => (
              <Spotlight.Action
                key={entry.id}
                label={entry.label}
                description={entry.description}
                leftSection={<entry.icon size={20} stroke={1.5} aria-hidden />}
                onClick={entry.run}
              />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {groups.length === 0 && <Spotlight.Empty>{t("list.nothing_found")}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

function useGroups(query: string): PaletteGroup[] {
  // The list of sources never changes, so that their hooks always run in the same order.
  return paletteSources
    .map((useSource) => useSource(query))
    .map(({ label, entries, found }) => ({
      label,
      entries: (found ? entries : entries.filter((entry) => fits(entry, query))).slice(0, shownOfGroup),
    }))
    .filter(({ entries }) => entries.length > 0);
}

function fits({ label, description = "", keywords = [] }: PaletteEntry, query: string): boolean {
  const text = [label, description, ...keywords].join(" ").toLocaleLowerCase();
  return query
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
