import { type RawBuilder, sql } from "kysely";
import { addDays } from "../../../common/dates.ts";

type Part = RawBuilder<unknown>;
type Value = string | number | bigint | undefined;

/** A column has this value, or any where none is given. */
export const equal = (column: Part, value: Value): Part =>
  value === undefined ? sql`` : sql`and ${column} = ${value}`;

/** A column lies between two values, both included; without one, it is open on that side. */
export const between = (column: Part, from: Value, to: Value): Part => sql`
  ${from === undefined ? sql`` : sql`and ${column} >= ${from}`} ${to === undefined ? sql`` : sql`and ${column} <= ${to}`}`;

/** An instant lies on one of the days from the first to the last, in a time zone. */
export function onDays(column: Part, from: string | undefined, to: string | undefined, zone: string): Part {
  const first = from === undefined ? sql`` : sql`and ${column} >= ${startOf(from, zone)}::timestamptz`;
  const last = to === undefined ? sql`` : sql`and ${column} < ${startOf(addDays(to, 1), zone)}::timestamptz`;
  return sql`${first} ${last}`;
}

/** The first instant of a day in a time zone. */
const startOf = (day: string, zone: string): string =>
  Temporal.PlainDate.from(day).toZonedDateTime(zone).toInstant().toString();
