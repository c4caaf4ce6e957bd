import type { MenuEntry, MenuItem } from "./menu.ts";

/** The part of a menu that somebody with these permissions sees; groups without a page left out. */
export function visibleMenu<P>(
  menu: readonly MenuItem<P>[],
  permissions: readonly P[],
): readonly MenuItem<P>[] {
  const may = ({ permission }: MenuEntry<P>) => permission === undefined || permissions.includes(permission);
  return menu.flatMap((item): MenuItem<P>[] => {
    if (!("entries" in item)) return may(item) ? [item] : [];
    const entries = item.entries.filter(may);
    return entries.length > 0 ? [{ ...item, entries }] : [];
  });
}
