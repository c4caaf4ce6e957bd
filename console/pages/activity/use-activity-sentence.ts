import { useTranslation } from "react-i18next";
import { activityCatalogues, activityKey, activityParams } from "../../../common/activity.ts";
import type { ActivityEntry } from "../../hooks/activity.ts";

/** Puts an entry of a log into words; what an older console does not know is named by its code. */
export function useActivitySentence(): (entry: Pick<ActivityEntry, "action" | "details">) => string {
  const { t, i18n } = useTranslation(["organizations", "identity", "console"]);
  const wordOf = (way: string) => {
    const wordKey = `identity:way.${way}`;
    return i18n.exists(wordKey) ? t(wordKey as "identity:way.totp") : undefined;
  };
  return ({ action, details }) => {
    const keys: readonly string[] = activityCatalogues.map((catalogue) => activityKey(catalogue, action));
    const key = keys.find((one) => i18n.exists(one));
    if (!key) return t("organizations:activity.other", { action });
    return t(key as "organizations:activity.other", {
      action,
      ...activityParams(details, i18n.language, wordOf, (role) => t(`console:role.${role}`)),
    });
  };
}
