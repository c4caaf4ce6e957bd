import type { Icon } from "@tabler/icons-react";
import { useLocation, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useSession } from "../../hooks/session.ts";
import { customerMenu, type MenuEntry, type MenuItem, meMenu, staffMenu } from "../../menu/menu.ts";
import { visibleMenu } from "../../menu/visible.ts";
import { type PaletteEntry, PaletteGroup, type PalettePartProps } from "./PaletteGroup.tsx";
import { useHere } from "./use-here.ts";

/** The pages of the menus that the person may open. */
export function PagesPart({ query }: PalettePartProps) {
  const { t } = useTranslation();
  const { staff } = useSession();
  const here = useHere();
  const navigate = useNavigate();
  const isInStaffArea = useLocation({ select: ({ pathname }) => pathname.startsWith("/staff") });

  const entriesOf = (items: readonly MenuItem<unknown>[]): PaletteEntry[] =>
    items.flatMap((item) =>
      "entries" in item
        ? item.entries.map((entry) => entryOf(entry, item.icon, t(`menu.${item.id}`)))
        : [entryOf(item, item.icon)],
    );
  const entryOf = (entry: MenuEntry<unknown>, icon: Icon, group?: string): PaletteEntry => ({
    id: `page.${entry.id}`,
    label: t(`menu.${entry.id}`),
    icon,
    ...(group === undefined ? {} : { description: group }),
    run: () => void navigate({ to: entry.to, params: { organizationId: here?.id } }),
  });

  const own = [...(here ? entriesOf(visibleMenu(customerMenu, here.permissions)) : []), ...entriesOf(meMenu)];
  const ofStaff = staff?.secondFactorGiven ? entriesOf(visibleMenu(staffMenu, staff.permissions)) : [];
  // The pages of the area that one is in come first.
  const groups = [
    { label: t("palette.pages"), entries: own },
    { label: t("staff_area"), entries: ofStaff },
  ];
  return (isInStaffArea ? groups.toReversed() : groups).map((group) => (
    <PaletteGroup key={group.label} {...group} query={query} />
  ));
}
