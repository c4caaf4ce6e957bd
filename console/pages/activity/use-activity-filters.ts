import { useTranslation } from "react-i18next";
import type { ActivityGroup } from "../../../common/activity.ts";
import type { ListFilter } from "../../ui/ListControls.tsx";
import type { NarrowField } from "../../ui/narrow-field.ts";

/** By what both logs are narrowed: kinds of action as chips, and days. */
export function useActivityFilters(groups: readonly ActivityGroup[]) {
  const { t } = useTranslation(["organizations", "console"]);
  const kinds: ListFilter = {
    name: "group",
    label: t("activity_page.kind"),
    options: groups.map((group) => ({ value: group, label: t(`activity_page.group.${group}`) })),
  };
  const days: readonly NarrowField[] = [
    { kind: "day", name: "from", label: t("console:list.from") },
    { kind: "day", name: "to", label: t("console:list.to") },
  ];
  return { kinds, days };
}
