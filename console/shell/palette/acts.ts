import { useMantineColorScheme } from "@mantine/core";
import { IconLanguage, IconLogout, IconMoon, IconSun } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useInstallation } from "../../hooks/installation.ts";
import { languageNames } from "../../language/language.ts";
import { currentLanguage } from "../../language/words.ts";
import { useLanguageSwitch } from "../use-language-switch.ts";
import { useSignOutHere } from "../use-sign-out.ts";
import type { PaletteSource } from "./source.ts";

/** What can be done from everywhere: colours, language, sign out. */
export const useActs: PaletteSource = () => {
  const { t } = useTranslation();
  const { languages } = useInstallation();
  const { setColorScheme } = useMantineColorScheme();
  const switchTo = useLanguageSwitch();
  const signOut = useSignOutHere();
  return {
    label: t("palette.acts"),
    entries: [
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
    ],
  };
};
