import { useTranslation } from "react-i18next";
import type { AnswerOf } from "../../../common/contract.ts";
import type { listActivity } from "../../../server/domains/organizations/activity/activity.contract.ts";

type Entry = AnswerOf<typeof listActivity>["items"][number];

/** Puts an entry of the log into words; what an older console does not know is named by its code. */
export function useActivitySentence(): (entry: Entry) => string {
  const { t, i18n } = useTranslation("organizations");
  return ({ action, details }) => {
    const key = `activity.${action}`;
    if (!i18n.exists(key, { ns: "organizations" })) return t("activity.other", { action });
    return t(key as "activity.other", { ...plainDetails(details) });
  };
}

/** Details that a sentence may name: text and numbers, never objects. */
function plainDetails(details: Entry["details"]): Record<string, string | number> {
  const plain: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(details)) {
    if (typeof value === "string" || typeof value === "number") plain[name] = value;
  }
  return plain;
}
