import { Group, NativeSelect } from "@mantine/core";
import { Outlet } from "@tanstack/react-router";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useInstallation } from "../hooks/installation.ts";
import { type Language, languageNames } from "../language/language.ts";
import { currentLanguage, showLanguage } from "../language/words.ts";
import { ShellContent } from "../ui/Frame.tsx";
import { PageSkeleton } from "../ui/PageSkeleton.tsx";
import { Brand } from "./Brand.tsx";
import classes from "./VisitorShell.module.css";

/** The frame of the pages before signing in: the provider, one card, and the language. */
export function VisitorShell() {
  const { t } = useTranslation();
  const { provider, languages } = useInstallation();
  return (
    <div className={classes.frame}>
      <header className={classes.header}>
        <Brand />
        <NativeSelect
          size="xs"
          aria-label={t("user_menu.language")}
          value={currentLanguage()}
          onChange={(event) => showLanguage(event.currentTarget.value as Language)}
          data={languages.map((language) => ({ value: language, label: languageNames[language] }))}
        />
      </header>
      <main id="main" tabIndex={-1} className={classes.main}>
        <div className={classes.card}>
          <ShellContent>
            <Suspense fallback={<PageSkeleton />}>
              <Outlet />
            </Suspense>
          </ShellContent>
        </div>
      </main>
      <footer className={classes.footer}>
        <Group gap="lg" justify="center">
          <a href={`mailto:${provider.email}`}>{provider.email}</a>
          <a href={`tel:${provider.phone.replaceAll(" ", "")}`}>{provider.phone}</a>
        </Group>
      </footer>
    </div>
  );
}
