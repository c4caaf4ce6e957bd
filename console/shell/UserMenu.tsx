import {
  type MantineColorScheme,
  Menu,
  type MenuItemProps,
  Text,
  UnstyledButton,
  useMantineColorScheme,
  VisuallyHidden,
} from "@mantine/core";
import { IconLock, IconLogout, IconShieldCog, IconUser } from "@tabler/icons-react";
import { createLink } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useInstallation } from "../hooks/installation.ts";
import { useSession } from "../hooks/session.ts";
import { type Language, languageNames } from "../language/language.ts";
import { currentLanguage } from "../language/words.ts";
import type { Html } from "../ui/links.tsx";
import { PersonPicture } from "../ui/PersonPicture.tsx";
import classes from "./Shell.module.css";
import { useLanguageSwitch } from "./use-language-switch.ts";
import { useSignOutHere } from "./use-sign-out.ts";

const MenuLink = createLink((props: Html<MenuItemProps>) => <Menu.Item component="a" {...props} />);

/** The menu of the person, top right: own pages, language, colours, staff area, sign out. */
export function UserMenu() {
  const { t } = useTranslation();
  const { user, staff } = useSession();
  const signOut = useSignOutHere();
  const name = `${user.firstName} ${user.lastName}`;
  return (
    <Menu width={260} withInitialFocusPlaceholder={false} withinPortal={false}>
      <Menu.Target>
        <UnstyledButton className={classes.person}>
          <PersonPicture userId={user.id} name={name} avatar={user.avatar} size={36} />
          <VisuallyHidden>{t("user_menu.label", { name })}</VisuallyHidden>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Text fw={600} size="sm" px="sm" pt="xs" truncate>
          {name}
        </Text>
        <Text size="xs" c="dimmed" px="sm" pb="xs" truncate>
          {user.email}
        </Text>
        <Menu.Divider />
        <MenuLink to="/me/profile" leftSection={<IconUser size={16} aria-hidden />}>
          {t("menu.profile")}
        </MenuLink>
        <MenuLink to="/me/security" leftSection={<IconLock size={16} aria-hidden />}>
          {t("menu.security")}
        </MenuLink>
        {staff && (
          <MenuLink to="/staff" leftSection={<IconShieldCog size={16} aria-hidden />}>
            {t("staff_area")}
          </MenuLink>
        )}
        <Menu.Divider />
        <LanguageItems />
        <Menu.Divider />
        <SchemeItems />
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={signOut}>
          {t("action.sign_out")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function LanguageItems() {
  const { t } = useTranslation();
  const { languages } = useInstallation();
  const switchTo = useLanguageSwitch();
  return (
    <>
      <Menu.Label>{t("user_menu.language")}</Menu.Label>
      <Menu.RadioGroup value={currentLanguage()} onChange={(language) => switchTo(language as Language)}>
        {languages.map((language) => (
          <Menu.RadioItem key={language} value={language} lang={language}>
            {languageNames[language]}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </>
  );
}

function SchemeItems() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <>
      <Menu.Label>{t("user_menu.scheme")}</Menu.Label>
      <Menu.RadioGroup
        value={colorScheme}
        onChange={(scheme) => setColorScheme(scheme as MantineColorScheme)}
      >
        {(["light", "dark", "auto"] as const).map((scheme) => (
          <Menu.RadioItem key={scheme} value={scheme}>
            {t(`scheme.${scheme}`)}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </>
  );
}
