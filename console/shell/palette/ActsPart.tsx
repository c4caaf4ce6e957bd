import { useMantineColorScheme } from "@mantine/core";
import { IconLanguage, IconLogout, IconMoon, IconSun } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useInstallation } from "../../hooks/installation.ts";
import { languageNames } from "../../language/language.ts";
import { currentLanguage } from "../../language/words.ts";
import { useLanguageSwitch } from "../use-language-switch.ts";
import { useSignOutHere } from "../use-sign-out.ts";
import { PaletteGroup, type PalettePartProps } from "./PaletteGroup.tsx";

/** What can be done from everywhere: colours, language, sign out. */
export function ActsPart({ query }: PalettePartProps) {
  const { t } = useTranslation();
  const { languages } = useInstallation();
  const { setColorScheme } = useMantineColorScheme();
  const switchTo = useLanguageSwitch();
  const signOut = useSignOutHere();
  const entries = [
    { id: "scheme.light", label: t("palette.light"), icon: IconSun, run: () => setColorScheme("light") },
    { id: "scheme.dark", label: t("palette.dark"), icon: IconMoon, run: () => setColorScheme("dark") },
    ...languages
      .filter((language) => language !== currentLanguage())
      .map((language) => ({
        id: `language.${language}`,
        label: languageNames[language],
        description: t("user_menu.language"),
        icon: IconLanguage,
        run: () => void switchTo(language),
      })),
    { id: "sign_out", label: t("action.sign_out"), icon: IconLogout, run: () => void signOut() },
  ];
  return <PaletteGroup label={t("palette.acts")} entries={entries} query={query} />;
}
