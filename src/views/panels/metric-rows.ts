/** The numbers up to the playhead, a row for each metric and a column for each lane. */
import { compareLanes, type Mark } from '../../metrics/compare-lanes';
import { measureReading } from '../../metrics/measure';
import { Reading } from '../../metrics/reading';
import { reasonFor, type Reason } from '../../metrics/reasons';
import { entriesFor, type MetricName, type MetricUnit } from '../../metrics/registry';
import type { Spans } from '../../trace/spans';

export interface MetricRow {
  readonly name: MetricName;
  readonly unit: MetricUnit;
  readonly cells: readonly MetricCell[];
}

export interface MetricCell {
  readonly value: number | null;
  readonly mark: Mark;
  /** Why it is best or worst, in this run. Found out when it is asked for: few of them are shown. */
  readonly reason: Reason | null;
}

/** What a reader asks first: how late, how many requests, how wasteful, what it cost, what was lost. */
export const TELLING_METRICS: readonly MetricName[] = [
  'stalenessMedianMs',
  'stalenessMaxMs',
  'requestsPerMessage',
  'emptyResponseFraction',
  'overheadBytesPerMessage',
  'deliveredCount',
  'lostCount',
  'orphanWorkMs',
];

export interface MeasuredLane {
  readonly spans: Spans;
  /** It makes its own messages. Its numbers are no better or worse than those of lanes that carry others. */
  readonly hasOwnNews: boolean;
}

export function metricRows(lanes: readonly MeasuredLane[], untilMs: number): readonly MetricRow[] {
  const readings = lanes.map(({ spans }) => new Reading(spans, untilMs));
  const measured = readings.map(measureReading);
  const ranked = lanes.flatMap(({ hasOwnNews }, place) => (hasOwnNews ? [] : [place]));
  const marks = compareLanes(ranked.flatMap((place) => measured[place] ?? []));
  // Of the whole run, so that no row comes while it plays.
  return entriesFor(lanes.some(({ spans }) => spans.uplink.length > 0)).map(({ name, unit }) => ({
    name,
    unit,
    cells: measured.map((metrics, index) => {
      const mark = marks[name]?.[ranked.indexOf(index)] ?? null;
      return {
        value: metrics[name] ?? null,
        mark,
        get reason() {
          return reasonFor(name, mark, readings[index]!);
        },
      };
    }),
  }));
}

/** Whether any number is called best or worst. */
export function hasRanks(rows: readonly MetricRow[]): boolean {
  return rows.some(({ cells }) => cells.some(({ mark }) => mark !== null));
}

/** The telling ones, in their own order, without those that say nothing at the end of the run: zero or nothing in every lane. */
export function tellingRows(rows: readonly MetricRow[], rowsAtEnd: readonly MetricRow[]): readonly MetricRow[] {
  const quietWhenZero: readonly MetricName[] = ['orphanWorkMs', 'emptyResponseFraction'];
  const quiet = new Set(
    rowsAtEnd
      .filter(({ name, cells }) => quietWhenZero.includes(name) && cells.every(({ value }) => (value ?? 0) === 0))
      .map(({ name }) => name),
  );
  return TELLING_METRICS.flatMap((name) => rows.filter((row) => row.name === name)).filter(
    ({ name }) => !quiet.has(name),
  );
}
