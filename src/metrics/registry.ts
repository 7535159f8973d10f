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

/** Of what pages say to the server, after all others: only runs in which they say something have these. */
const uplinkEntries = [
  { name: 'uplinkSentCount', unit: 'count', better: null },
  { name: 'uplinkReceivedCount', unit: 'count', better: null },
  { name: 'uplinkLostCount', unit: 'count', better: 'lower' },
  { name: 'uplinkDelayMedianMs', unit: 'ms', better: 'lower' },
  { name: 'uplinkDelayMaxMs', unit: 'ms', better: 'lower' },
  { name: 'uplinkBytes', unit: 'bytes', better: 'lower' },
] as const;

export type UplinkMetricName = (typeof uplinkEntries)[number]['name'];
type BaseMetricName = (typeof entries)[number]['name'];
export type MetricName = BaseMetricName | UplinkMetricName;

export const metricEntries: readonly MetricEntry[] = entries;

/** One lane's numbers; null where there is nothing to divide by, or nothing to take a percentile of. */
export type Metrics = Readonly<
  Record<BaseMetricName, number | null> & Partial<Record<UplinkMetricName, number | null>>
>;

/** All of them, or those that do without the uplink. */
export function entriesFor(hasUplink: boolean): readonly MetricEntry[] {
  return hasUplink ? [...metricEntries, ...uplinkEntries] : metricEntries;
}

/** One value per metric; of those about the uplink too where `hasUplink`. */
export function mapMetrics<Value>(
  valueOf: (entry: MetricEntry) => Value,
  hasUplink = false,
): Readonly<Record<BaseMetricName, Value> & Partial<Record<UplinkMetricName, Value>>> {
  const values: Partial<Record<MetricName, Value>> = {};
  for (const entry of entriesFor(hasUplink)) values[entry.name] = valueOf(entry);
  return values as Record<BaseMetricName, Value>; // every name is among the entries: that is where the names come from
}
