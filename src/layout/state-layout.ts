import { curveBasis, line } from 'd3';
import { must } from '../core/assert';
import { arrowHeadPath } from './arrow-head';
import { roundPx } from './geometry';

/** A statechart with its coordinates, as the build computes them; places are middles of boxes and labels, in px. */
export interface ChartDescription {
  readonly states: readonly ChartState[];
  readonly transitions: readonly (ChartTransition & {
    readonly points: readonly { readonly xPx: number; readonly yPx: number }[];
    readonly labelXPx: number;
    readonly labelYPx: number;
    /** What the label takes up in the longer of its languages. */
    readonly labelWidthPx: number;
  })[];
}

export interface ChartState {
  readonly id: string;
  readonly xPx: number;
  readonly yPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

export interface ChartTransition {
  readonly from: string;
  readonly to: string;
  readonly event: string;
}

export interface ChartGeometry {
  /** What the chart needs; it starts at 0, 0. Scale it to fit, never up. */
  readonly widthPx: number;
  readonly heightPx: number;
  readonly states: readonly {
    readonly id: string;
    readonly leftPx: number;
    readonly topPx: number;
    readonly widthPx: number;
    readonly heightPx: number;
  }[];
  readonly transitions: readonly {
    /** Unique in the chart, also where two events lead from one state to another. */
    readonly key: string;
    readonly transition: ChartTransition;
    readonly linePath: string;
    readonly headPath: string;
    readonly labelXPx: number;
    readonly labelYPx: number;
  }[];
}

const MARGIN_PX = 6;
/** The running timer stands over the upper edge of its state. */
const TOP_MARGIN_PX = 14;

/** The chart's paths, moved so that its uppermost left corner is at 0, 0 with a small margin around. */
export function layoutStates(chart: ChartDescription): ChartGeometry {
  const places = [
    ...chart.states.flatMap((state) => [
      { xPx: state.xPx - state.widthPx / 2, yPx: state.yPx - state.heightPx / 2 },
      { xPx: state.xPx + state.widthPx / 2, yPx: state.yPx + state.heightPx / 2 },
    ]),
    ...chart.transitions.flatMap((transition) => [
      ...transition.points,
      { xPx: transition.labelXPx - transition.labelWidthPx / 2, yPx: transition.labelYPx },
      { xPx: transition.labelXPx + transition.labelWidthPx / 2, yPx: transition.labelYPx },
    ]),
  ];
  const leftPx = Math.min(...places.map((place) => place.xPx)) - MARGIN_PX;
  const topPx = Math.min(...places.map((place) => place.yPx)) - TOP_MARGIN_PX;
  const smooth = line<{ xPx: number; yPx: number }>(
    (point) => roundPx(point.xPx - leftPx),
    (point) => roundPx(point.yPx - topPx),
  ).curve(curveBasis);
  return {
    widthPx: roundPx(Math.max(...places.map((place) => place.xPx)) + MARGIN_PX - leftPx),
    heightPx: roundPx(Math.max(...places.map((place) => place.yPx)) + MARGIN_PX - topPx),
    states: chart.states.map((state) => ({
      id: state.id,
      leftPx: roundPx(state.xPx - state.widthPx / 2 - leftPx),
      topPx: roundPx(state.yPx - state.heightPx / 2 - topPx),
      widthPx: state.widthPx,
      heightPx: state.heightPx,
    })),
    transitions: chart.transitions.map((transition, index) => {
      const tip = must(transition.points.at(-1), `the transition ${transition.event} has no points`);
      const before = must(transition.points.at(-2), `the transition ${transition.event} has one point`);
      const { from, to, event } = transition;
      return {
        key: `${from}/${event}/${to}/${index}`,
        transition: { from, to, event },
        linePath: must(smooth(transition.points), 'a line without points'),
        headPath: arrowHeadPath(
          { xPx: before.xPx - leftPx, yPx: before.yPx - topPx },
          { xPx: tip.xPx - leftPx, yPx: tip.yPx - topPx },
          { lengthPx: 7, widthPx: 6, isOpen: false },
        ),
        labelXPx: roundPx(transition.labelXPx - leftPx),
        labelYPx: roundPx(transition.labelYPx - topPx),
      };
    }),
  };
}
