/** A day as ISO 8601 writes it: "2026-01-31". Such days sort and compare as text. */
export type Day = string;

/** The length of a product's period. */
export type Period = "month" | "year";

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

/** True for a day of the calendar written as "2026-01-31"; "2026-02-30" is none. */
export function isDay(text: string): boolean {
  if (!dayPattern.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: "reject" });
    return true;
  } catch {
    return false;
  }
}

/** Day of the month (1 to 31) to which the periods of a product hold on: that of its first period (REN-4). */
export function anchorDayOf(firstDay: Day): number {
  return Temporal.PlainDate.from(firstDay).day;
}

/**
 * The day `count` periods after `start`, on the anchor day or, where the month is shorter, on its last day (REN-4):
 * 31 January → 28 or 29 February → 31 March. Without an anchor day, that of `start` counts.
 */
export function addPeriod(start: Day, period: Period, count: number, anchorDay = anchorDayOf(start)): Day {
  if (!Number.isInteger(anchorDay) || anchorDay < 1 || anchorDay > 31) {
    throw new RangeError(`${anchorDay} is not a day of a month`);
  }
  const month = Temporal.PlainDate.from(start).toPlainYearMonth();
  const target = month.add(period === "month" ? { months: count } : { years: count });
  return target.toPlainDate({ day: Math.min(anchorDay, target.daysInMonth) }).toString();
}

/** The day `count` days later, or earlier for a negative count. */
export function addDays(start: Day, count: number): Day {
  return Temporal.PlainDate.from(start).add({ days: count }).toString();
}

/** Days from `start` to `end`, the end not counted; negative if the end lies before. */
export function daysBetween(start: Day, end: Day): number {
  return Temporal.PlainDate.from(start).until(end, { largestUnit: "day" }).days;
}

/** The day that an instant falls on in a time zone such as "Europe/Zurich" (REN-4). */
export function today(instant: Temporal.Instant | string, timeZone: string): Day {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

// The console formats too, in browsers without Temporal: what follows uses Intl alone.
const localeOf = (language: string) => (language === "en" ? "en-GB" : language);
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${options.dateStyle} ${options.timeStyle} ${options.timeZone}`;
  const known = formats.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(localeOf(language), options);
  formats.set(key, format);
  return format;
}

const plainSpaces = (text: string) => text.replaceAll("\u202f", "\u00a0"); // missing from the fonts of documents

/** A day for people: "31.12.2026", "31 Dec 2026"; with the style "long", the month in full. */
export function formatDay(
  day: Day | Temporal.PlainDate,
  language: string,
  style: "medium" | "long" = "medium",
): string {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(midnight)) throw new RangeError(`"${day}" is not a day`);
  return plainSpaces(formatOf(language, { dateStyle: style, timeZone: "UTC" }).format(midnight));
}

/** An instant for people, to the minute, in a time zone: "31.12.2026, 23:59". */
export function formatInstant(
  instant: Temporal.Instant | string,
  language: string,
  timeZone: string,
): string {
  const milliseconds = Date.parse(String(instant));
  if (Number.isNaN(milliseconds)) throw new RangeError(`"${instant}" is not an instant`);
  return plainSpaces(
    formatOf(language, { dateStyle: "medium", timeStyle: "short", timeZone }).format(milliseconds),
  );
}
