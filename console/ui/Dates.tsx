import { useTranslation } from "react-i18next";
import { formatDay, formatInstant } from "../../common/dates.ts";
import { useInstallation } from "../hooks/installation.ts";

const day_ms = 86_400_000;

/** A day in the reader's form: "31.12.2026". */
export function Day({ day }: { readonly day: string }) {
  const { i18n } = useTranslation();
  return <time dateTime={day}>{formatDay(day, i18n.language)}</time>;
}

/** How far away a day is, seen from the provider's today: "in 14 days". */
export function RelativeDay({ day }: { readonly day: string }) {
  const text = useRelativeDayText();
  return <time dateTime={day}>{text(day)}</time>;
}

/** The same as text, for sentences. */
function useRelativeDayText() {
  const { i18n } = useTranslation();
  const { today } = useInstallation();
  return (day: string) => {
    const days = Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / day_ms);
    const format = new Intl.RelativeTimeFormat(i18n.language, { numeric: "auto" });
    return Math.abs(days) < 60
      ? format.format(days, "day")
      : format.format(Math.round(days / 30.44), "month");
  };
}

/** The day that an instant falls on, in the provider's time zone, where its time does not matter. */
export function DayOf({ at }: { readonly at: string }) {
  const { timeZone } = useInstallation();
  const parts = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(Date.parse(at));
  return <Day day={parts} />;
}

/** An instant to the minute, in the provider's time zone: "31.12.2026, 23:59". */
export function Moment({ at }: { readonly at: string }) {
  const text = useMomentText();
  return <time dateTime={at}>{text(at)}</time>;
}

/** The same as text, for sentences. */
export function useMomentText() {
  const { i18n } = useTranslation();
  const { timeZone } = useInstallation();
  return (at: string) => formatInstant(at, i18n.language, timeZone);
}
