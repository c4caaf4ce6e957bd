import type { CallOf } from "../../../../common/contract.ts";
import { toMinorNumber } from "../../../../common/money.ts";
import { parseTypedAmount } from "../../../../common/typed-amount.ts";
import type { createPlan } from "../../../../server/domains/catalogue/staff-plans/staff-plan.contract.ts";

export const planLanguages = ["en", "de", "fr", "it", "es"] as const;
type Language = (typeof planLanguages)[number];
type InLanguages<T> = Record<Language, T>;

/** What stands in the fields of a plan's texts; features are lines. */
export interface PlanTexts {
  readonly rank: string;
  readonly names: InLanguages<string>;
  readonly summaries: InLanguages<string>;
  readonly features: InLanguages<string>;
}

export const inLanguages = <T>(make: (language: Language) => T): InLanguages<T> => ({
  en: make("en"),
  de: make("de"),
  fr: make("fr"),
  it: make("it"),
  es: make("es"),
});

const linesOf = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** The texts as the contract takes them; a rank that is no number is refused there. */
export const textsOf = ({ rank, names, summaries, features }: PlanTexts) => ({
  ...{ names, summaries, rank: rank.trim() === "" ? Number.NaN : Number(rank) },
  features: inLanguages((language) => linesOf(features[language])),
});

/** The first prices that a new plan may have; the key is the name of its field. */
export const firstPrices = (["CHF", "EUR"] as const).flatMap((currency) =>
  (["month", "year"] as const).map((period) => ({ key: `${period}${currency}`, period, currency })),
);

/** The prices that were typed; what is no amount is not a number, and refused by the contract. */
export function pricesOf(
  typed: Readonly<Record<string, string>>,
): CallOf<typeof createPlan>["body"]["prices"] {
  return firstPrices
    .filter(({ key }) => typed[key]?.trim())
    .map(({ key, period, currency }) => ({
      ...{ period, currency },
      minor: minorOf(typed[key] ?? "", currency),
    }));
}

function minorOf(text: string, currency: string): number {
  const amount = parseTypedAmount(text, currency);
  return amount ? toMinorNumber(amount.minor) : Number.NaN;
}
