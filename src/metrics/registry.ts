export type MetricUnit = 'ms' | 'fraction' | 'count' | 'bytes' | 'ratio';

export interface MetricEntry {
  readonly name: MetricName;
  readonly unit: MetricUnit;
  /** Whether less of it is better for the reader's page or server; where it is not, neither way is. */
  readonly better: 'lower' | null;
}

/** All metrics, in the order of tables. The names are the contract's. A `ratio` may be above 1; a `fraction` is 0 to 1. */
const entries = [
  { name: 'requestCount', unit: 'count', better: 'lower' },
  { name: 'requestsPerMessage', unit: 'ratio', better: 'lower' },
  { name: 'emptyResponseFraction', unit: 'fraction', better: 'lower' },
  { name: 'timedOutFraction', unit: 'fraction', better: 'lower' },
  { name: 'abortedFraction', unit: 'fraction', better: 'lower' },
  { name: 'overtakenFraction', unit: 'fraction', better: 'lower' },
  // A message that is still on its way is no failing: what was lost is ranked, not what has come.
  { name: 'deliveredCount', unit: 'count', better: null },
  { name: 'lostCount', unit: 'count', better: 'lower' },
  { name: 'duplicateCount', unit: 'count', better: 'lower' },
  { name: 'stalenessMedianMs', unit: 'ms', better: 'lower' },
  { name: 'stalenessP95Ms', unit: 'ms', better: 'lower' },
  { name: 'stalenessMaxMs', unit: 'ms', better: 'lower' },
  { name: 'headerBytes', unit: 'bytes', better: 'lower' },
  // More payload is more news as often as it is more waste.
  { name: 'payloadBytes', unit: 'bytes', better: null },
  { name: 'overheadBytesPerMessage', unit: 'bytes', better: 'lower' },
  { name: 'connectionsOpenedCount', unit: 'count', better: 'lower' },
  { name: 'connectionsHeldMean', unit: 'count', better: 'lower' },
  { name: 'workersBusyMean', unit: 'count', better: 'lower' },
  { name: 'workersBusyMax', unit: 'count', better: 'lower' },
  { name: 'orphanWorkMs', unit: 'ms', better: 'lower' },
] as const;

export type MetricName = (typeof entries)[number]['name'];

export const metricEntries: readonly MetricEntry[] = entries;

/** One lane's numbers; null where there is nothing to divide by, or nothing to take a percentile of. */
export type Metrics = Readonly<Record<MetricName, number | null>>;

/** One value per metric. */
export function mapMetrics<Value>(valueOf: (entry: MetricEntry) => Value): Readonly<Record<MetricName, Value>> {
  const values: Partial<Record<MetricName, Value>> = {};
  for (const entry of metricEntries) values[entry.name] = valueOf(entry);
  return values as Record<MetricName, Value>; // every name is among the entries: that is where the names come from
}
