import type { Day, Period } from "../../../../common/dates.ts";
import type { Language } from "../../../platform/i18n/i18n.ts";

export type Texts = Readonly<Record<Language, string>>;

export interface NewPrice {
  readonly period: Period;
  readonly currency: string;
  readonly validFrom: Day;
  readonly amountMinor: bigint;
}
