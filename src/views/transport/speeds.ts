import type { Locale } from '../../i18n/locale';
import { formatNumber } from '../../i18n/formats';

/** From 1/1000 to 100 virtual seconds for each second on the wall; steps of about the same ratio: a log slider. */
export const SPEEDS: readonly number[] = [
  ...[1000, 700, 500, 300, 200, 150].map((divisor) => 1 / divisor),
  0.01,
  0.02,
  0.03,
  0.05,
  0.07,
  0.1,
  0.15,
  0.2,
  0.25,
  0.3,
  0.4,
  0.5,
  0.75,
  1,
  1.5,
  2,
  3,
  5,
  7,
  10,
  20,
  50,
  100,
];

/** Slow enough that a message takes about a second from side to side. */
export function speedForLatency(oneWayLatencyMs: number): number {
  return nearestSpeed(oneWayLatencyMs / 1000);
}

/** `1/1000`, `0.3`, `100`: below a hundredth a fraction says more than noughts do. */
export function formatSpeed(speed: number, locale: Locale): string {
  return speed < 0.0099 ? `1/${Math.round(1 / speed)}` : formatNumber(speed, locale);
}

/** The next stop on the way; the same where there is none. */
export function nextSpeed(speed: number, direction: 1 | -1): number {
  return SPEEDS[SPEEDS.indexOf(nearestSpeed(speed)) + direction] ?? nearestSpeed(speed);
}

export function nearestSpeed(speed: number): number {
  const distance = (candidate: number) => Math.abs(Math.log(candidate / Math.max(speed, 0.001)));
  return SPEEDS.reduce((best, candidate) => (distance(candidate) < distance(best) ? candidate : best));
}
