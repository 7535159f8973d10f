/** Virtual seconds for each second on the wall; steps of about the same ratio, so that the slider is a log slider. */
export const SPEEDS: readonly number[] = [
  0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.75, 1, 1.5, 2, 3, 5, 7, 10, 20, 50, 100,
];

/** Slow enough that a message takes about a second from side to side. */
export function speedForLatency(oneWayLatencyMs: number): number {
  return nearestSpeed(oneWayLatencyMs / 1000);
}

export function nearestSpeed(speed: number): number {
  const distance = (candidate: number) => Math.abs(Math.log(candidate / Math.max(speed, 0.001)));
  return SPEEDS.reduce((best, candidate) => (distance(candidate) < distance(best) ? candidate : best));
}
