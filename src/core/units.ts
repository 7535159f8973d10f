/**
 * `durationMs` rounded to a whole microsecond. All virtual times pass through here once, because `Math.log` and its
 * kin may differ in the last digit between engines, and a trace must be the same everywhere.
 */
export function toWholeMicroseconds(durationMs: number): number {
  const microseconds = Math.round(durationMs * 1000);
  // A number too large for that has no fraction to round.
  return Number.isFinite(microseconds) ? microseconds / 1000 : durationMs;
}

/** How long `bytes` take on a link of `bandwidthKbps` (1 kbit/s = 1 bit/ms); 0 when the link is unlimited (null). */
export function transmissionMs(bytes: number, bandwidthKbps: number | null): number {
  return bandwidthKbps === null ? 0 : (bytes * 8) / bandwidthKbps;
}
