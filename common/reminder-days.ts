/** The most reminders of one invoice, whoever decides. */
export const mostReminders = 5;
/** The last day after the due date on which somebody can be reminded. */
export const lastReminderDay = 90;

/** True for days that rise, at least one and at most five, none of them after the last that is allowed. */
export function areReminderDays(days: readonly number[]): boolean {
  const isCount = days.length >= 1 && days.length <= mostReminders;
  return (
    isCount &&
    days.every((day, at) => Number.isInteger(day) && day > (days[at - 1] ?? 0) && day <= lastReminderDay)
  );
}
