/** Where "now" comes from; tests and rehearsals set it, nothing else reads the machine's clock. */
export interface Clock {
  now(): Temporal.Instant;
  /** The machine's own time, also while the demo is moved to a date: for codes that other devices reckon by theirs. */
  wall(): Temporal.Instant;
  /** Today as ISO day in the provider's time zone. */
  today(): string;
  readonly timeZone: string;
}

/**
 * The machine's clock, or one that runs from the present time of `startDay` on when the demo is moved to a date: every process
 * that was told the day shows the same time, so that a code of an authenticator app made by one is good for another.
 */
export function systemClock(timeZone: string, startDay?: string): Clock {
  const started = Temporal.Now.zonedDateTimeISO(timeZone);
  const shift = startDay
    ? Temporal.PlainDate.from(startDay)
        .toZonedDateTime({ timeZone, plainTime: started.toPlainTime() })
        .toInstant()
        .since(started.toInstant())
    : Temporal.Duration.from({ seconds: 0 });
  const now = () => Temporal.Now.instant().add(shift);
  return { now, wall: () => Temporal.Now.instant(), timeZone, today: () => dayIn(now(), timeZone) };
}

/** A clock that stands still until it is moved. */
export interface ManualClock extends Clock {
  set(instant: string): void;
  advance(duration: Temporal.DurationLike): void;
}

/** A clock for tests and rehearsals, standing at `instant` (RFC 3339). */
export function manualClock(instant: string, timeZone = "Europe/Zurich"): ManualClock {
  let current = Temporal.Instant.from(instant);
  return {
    timeZone,
    now: () => current,
    wall: () => current,
    today: () => dayIn(current, timeZone),
    set: (to) => {
      current = Temporal.Instant.from(to);
    },
    advance: (duration) => {
      current = current.toZonedDateTimeISO(timeZone).add(duration).toInstant();
    },
  };
}

function dayIn(instant: Temporal.Instant, timeZone: string): string {
  return instant.toZonedDateTimeISO(timeZone).toPlainDate().toString();
}
