import type { Icon } from "@tabler/icons-react";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useSession } from "../../hooks/session.ts";
import { customerMenu, type MenuEntry, type MenuItem, meMenu, staffMenu } from "../../menu/menu.ts";
import { visibleMenu } from "../../menu/visible.ts";
import { recentFirst, recentOrganizations } from "../recent-organizations.ts";
import { type PaletteEntry, PaletteGroup, type PalettePartProps } from "./PaletteGroup.tsx";

/** The pages of the menus that the person may open. */
export function PagesPart({ query }: PalettePartProps) {
  const { t, i18n } = useTranslation();
  const { organizations, staff } = useSession();
  const { organizationId } = useParams({ strict: false });
  const navigate = useNavigate();
  const [last] = recentFirst(organizations, recentOrganizations(), i18n.language);
  const here = organizations.find(({ id }) => id === organizationId) ?? last;

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

  const entries = [
    ...(here ? entriesOf(visibleMenu(customerMenu, here.permissions)) : []),
    ...entriesOf(meMenu),
    ...(staff?.secondFactorGiven ? entriesOf(visibleMenu(staffMenu, staff.permissions)) : []),
  ];
  return <PaletteGroup label={t("palette.pages")} entries={entries} query={query} />;
}
