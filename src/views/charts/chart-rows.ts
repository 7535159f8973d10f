import { SERIES_NAMES, seriesOf, type Series, type SeriesName } from '../../metrics/series';
import type { Spans } from '../../trace/spans';
import { mostValueOf } from './chart-geometry';

export interface ChartLane {
  readonly key: string;
  readonly title: string;
  readonly spans: Spans;
  readonly untilMs: number;
}

/** One number for all lanes, measured by the same yardstick. */
export interface ChartRow {
  readonly name: SeriesName;
  readonly mostValue: number;
  readonly charts: readonly (ChartLane & { readonly series: Series })[];
}

export function chartRows(lanes: readonly ChartLane[]): readonly ChartRow[] {
  return SERIES_NAMES.map((name) => {
    const charts = lanes.map((lane) => ({ ...lane, series: seriesOf(name, lane.spans, lane.untilMs) }));
    return { name, mostValue: mostValueOf(charts.map(({ series }) => series)), charts };
  });
}
