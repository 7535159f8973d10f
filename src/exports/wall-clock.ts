/**
 * Dates for formats that need one. Time 0 of every run is noon UTC on 26 September 2013, the article's day, as it is in
 * the `Date` headers of the simulated server: the same scenario has the same dates, whenever it is exported.
 */
const EPOCH_DAY = 15_974; // days from 1970-01-01 to 2013-09-26
const EPOCH_SECOND_OF_DAY = 43_200;
const DAY_SECONDS = 86_400;
const SECOND_MICROSECONDS = 1_000_000;

interface Instant {
  /** Since 1970, as Unix counts. */
  readonly seconds: number;
  readonly microseconds: number;
}

function instantOf(atMs: number): Instant {
  const microseconds = Math.round(atMs * 1000);
  const seconds = Math.floor(microseconds / SECOND_MICROSECONDS);
  return {
    seconds: EPOCH_DAY * DAY_SECONDS + EPOCH_SECOND_OF_DAY + seconds,
    microseconds: microseconds - seconds * SECOND_MICROSECONDS,
  };
}

/** `2013-09-26T12:00:02.060Z`; with six digits where there is more than whole milliseconds. Source: ISO 8601. */
export function dateTimeOf(atMs: number): string {
  const { seconds, microseconds } = instantOf(atMs);
  const day = Math.floor(seconds / DAY_SECONDS);
  const secondOfDay = seconds - day * DAY_SECONDS;
  const time = [secondOfDay / 3600, (secondOfDay / 60) % 60, secondOfDay % 60].map((part) =>
    twoDigits(Math.floor(part)),
  );
  const fraction = String(microseconds).padStart(6, '0').replace(/000$/, '');
  return `${dateOf(day)}T${time.join(':')}.${fraction}Z`;
}

/** Seconds since 1970, to the microsecond. */
export function unixSecondsOf(atMs: number): number {
  const { seconds, microseconds } = instantOf(atMs);
  // As text, since a sum of both would bring digits that nobody meant.
  return Number(`${seconds}.${String(microseconds).padStart(6, '0')}`);
}

/**
 * The Gregorian date of a day counted from 1970-01-01, years taken to begin in March, so that the day that is sometimes
 * missing is the last. Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days.
 */
function dateOf(day: number): string {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const dayOfMonth = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${year}-${twoDigits(month)}-${twoDigits(dayOfMonth)}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
