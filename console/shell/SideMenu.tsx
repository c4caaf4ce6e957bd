import { NavLink, type NavLinkProps, ScrollArea } from "@mantine/core";
import { createLink, useMatchRoute } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { MenuEntry, MenuItem } from "../menu/menu.ts";
import type { Html } from "../ui/links.tsx";
import classes from "./Shell.module.css";

const SideLink = createLink((props: Html<NavLinkProps>) => <NavLink component="a" {...props} />);

interface SideMenuProps {
  readonly items: readonly MenuItem<unknown>[];
  /** The organization that the entries belong to; not needed outside `/o/…`. */
  readonly organizationId?: string;
  readonly onNavigate: () => void;
}

/** The menu at the side, or in the drawer of a phone. */
export function SideMenu({ items, organizationId, onNavigate }: SideMenuProps) {
  const { t } = useTranslation();
  return (
    <ScrollArea className={classes.menu} type="auto">
      <ul className={classes.entries}>
        {items.map((item) => (
          <li key={item.id}>
            {"entries" in item ? (
              <Group item={item} organizationId={organizationId} onNavigate={onNavigate} />
            ) : (
              <Entry
                entry={item}
                icon={<item.icon size={18} stroke={1.6} aria-hidden />}
                label={t(`menu.${item.id}`)}
                organizationId={organizationId}
                onNavigate={onNavigate}
              />
            )}
          </li>
        ))}
      </ul>
    </ScrollArea>
  );
}

interface GroupProps extends Omit<SideMenuProps, "items"> {
  readonly item: Extract<MenuItem<unknown>, { entries: unknown }>;
}

function Group({ item, organizationId, onNavigate }: GroupProps) {
  const { t } = useTranslation();
  const matches = useMatchRoute();
  const isHere = item.entries.some(({ to }) => matches({ to, fuzzy: true }));
  return (
    <NavLink
      component="button"
      className={classes.entry}
      label={t(`menu.${item.id}`)}
      leftSection={<item.icon size={18} stroke={1.6} aria-hidden />}
      defaultOpened={isHere}
      key={isHere ? "here" : "elsewhere"}
      childrenOffset={30}
    >
      {item.entries.map((entry) => (
        <Entry
          key={entry.id}
          entry={entry}
          label={t(`menu.${entry.id}`)}
          organizationId={organizationId}
          onNavigate={onNavigate}
        />
      ))}
    </NavLink>
  );
}

interface EntryProps extends Omit<SideMenuProps, "items"> {
  readonly entry: MenuEntry<unknown>;
  readonly label: string;
  readonly icon?: React.ReactNode;
}

// Pages at the start of an area are themselves only; others stand for the pages below them, too.
const startPages: readonly string[] = ["/o/$organizationId", "/staff"];

function Entry({ entry, label, icon, organizationId, onNavigate }: EntryProps) {
  return (
    <SideLink
      to={entry.to}
      params={{ organizationId }}
      activeOptions={{ exact: startPages.includes(entry.to) }}
      activeProps={{ active: true, "aria-current": "page" }}
      className={classes.entry}
      label={label}
      leftSection={icon}
      onClick={onNavigate}
    />
  );
}
