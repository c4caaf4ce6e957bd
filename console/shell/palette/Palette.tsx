import "@mantine/spotlight/styles.css";
import { Modal } from "@mantine/core";
import { createSpotlight, Spotlight, useSpotlight } from "@mantine/spotlight";
import { IconSearch } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import classes from "./Palette.module.css";
import { paletteParts } from "./parts.ts";

export const [paletteStore, palette] = createSpotlight();

/** The command palette: pages, acts, organizations, and what the areas add. */
export function Palette() {
  const { t } = useTranslation();
  const { query } = useSpotlight(paletteStore);
  return (
    <Spotlight.Root
      store={paletteStore}
      shortcut={null}
      scrollable
      maxHeight="60vh"
      centered={false}
      yOffset="12vh"
    >
      <Modal.Title className={classes.title}>{t("palette.placeholder")}</Modal.Title>
      <Spotlight.Search
        placeholder={t("palette.placeholder")}
        aria-label={t("palette.placeholder")}
        leftSection={<IconSearch size={20} aria-hidden />}
      />
      <Spotlight.ActionsList className={classes.list}>
        {paletteParts.map((Part, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list of parts never changes
          <Part key={at} query={query} />
        ))}
        <Spotlight.Empty className={classes.empty}>{t("list.nothing_found")}</Spotlight.Empty>
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
