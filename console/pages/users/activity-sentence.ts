import { useTranslation } from "react-i18next";
import type { AnswerOf } from "../../../common/contract.ts";
import { toMinorNumber } from "../../../common/money.ts";
import type { listActivity } from "../../../server/domains/organizations/activity/activity.contract.ts";
import { useMoneyText } from "../../ui/Money.tsx";

type Entry = AnswerOf<typeof listActivity>["items"][number];

/** Puts an entry of the log into words; what an older console does not know is named by its code. */
export function useActivitySentence(): (entry: Entry) => string {
  const { t, i18n } = useTranslation("organizations");
  const money = useMoneyText();
  return ({ action, details }) => {
    const key = `activity.${action}`;
    if (!i18n.exists(key, { ns: "organizations" })) return t("activity.other", { action });
    return t(key as "activity.other", { ...plainDetails(details), ...amountOf(details) });
  };

  /** The amount in the reader's form, where the entry has one in minor units. */
  function amountOf({ amount, currency }: Entry["details"]) {
    if (typeof amount !== "string" || typeof currency !== "string" || !/^-?\d+$/.test(amount)) return {};
    return { amount: money(toMinorNumber(BigInt(amount)), currency) };
  }
}

/** Details that a sentence may name: text and numbers, never objects. */
function plainDetails(details: Entry["details"]): Record<string, string | number> {
  const plain: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(details)) {
    if (typeof value === "string" || typeof value === "number") plain[name] = value;
  }
  return plain;
}
