/**
 * A statechart for a narrow column. Its states stand below each other, each with its transitions as rows of their own, so
 * that no words ever meet; each transition is an arc in the gutter at their left, from its row to the state it leads to.
 * All places are in rows: what is drawn grows with the reader's text.
 */

/** What is laid out. A machine is at most a few states; nothing here minds more. */
export interface ChartMachine {
  readonly states: readonly string[];
  readonly initial: string;
  readonly transitions: readonly ChartTransition[];
}

export interface ChartTransition {
  readonly from: string;
  readonly to: string;
  /** The fact, or `after <delay>`, that it answers. */
  readonly event: string;
  /** The name of what must hold, `else`, or null. */
  readonly guard: string | null;
}

export interface ChartDescription {
  readonly initial: string;
  /** From top to bottom. `top`: of its box, in rows. */
  readonly states: readonly { readonly id: string; readonly top: number; readonly transitions: readonly ChartArc[] }[];
  /** Of the whole chart, in rows. */
  readonly height: number;
  /** How many arcs stand beside each other in the gutter at most. */
  readonly laneCount: number;
}

/** One transition with its way, in rows from the chart's top; `lane` counts from the states outwards. */
export interface ChartArc extends ChartTransition {
  readonly fromY: number;
  readonly toY: number;
  readonly lane: number;
}

/** Between two states, in rows. */
const GAP = 0.4;
/** With more arcs beside each other than these, those to one state share a lane. */
const MAX_LANES = 12;
/** Two arcs in one lane keep at least this distance, in rows. */
const CLEARANCE = 0.25;

/** O(transitions²). */
export function layoutStates(machine: ChartMachine): ChartDescription {
  const { states, transitions } = machine;
  const rows = placeRows(states, transitions);
  const ways = transitions.map((transition, index) => ({
    transition,
    fromY: rows.middleOf[index] ?? 0,
    boxTop: rows.topOf.get(transition.to) ?? 0,
  }));
  const lanes = chooseLanes(ways.map(({ fromY, boxTop }) => ({ fromY, toY: boxTop + 0.5 })));
  if (laneCountOf(lanes) > MAX_LANES) return layoutTrunks(machine, rows);
  const arcs = ways.map(({ transition, fromY, boxTop }, index): ChartArc => {
    const lane = lanes[index] ?? 0;
    const siblings = ways.flatMap((way, other) =>
      way.transition.to === transition.to ? [{ other, isBelow: way.fromY > boxTop, lane: lanes[other] ?? 0 }] : [],
    );
    // From above the inner arc comes first, from below the outer one: then no end crosses another arc.
    siblings.sort(
      (one, two) =>
        Number(one.isBelow) - Number(two.isBelow) || (one.isBelow ? two.lane - one.lane : one.lane - two.lane),
    );
    const place = siblings.findIndex(({ other }) => other === index) + 1;
    return { ...transition, fromY, toY: round(boxTop + place / (siblings.length + 1)), lane };
  });
  return chartOf(machine, rows, arcs, lanes);
}

function chartOf(
  { states, initial }: ChartMachine,
  rows: Rows,
  arcs: readonly ChartArc[],
  lanes: readonly number[],
): ChartDescription {
  return {
    initial,
    states: states.map((id) => ({
      id,
      top: rows.topOf.get(id) ?? 0,
      transitions: arcs.filter(({ from }) => from === id),
    })),
    height: rows.height,
    laneCount: laneCountOf(lanes),
  };
}

function laneCountOf(lanes: readonly number[]): number {
  return Math.max(0, ...lanes.map((lane) => lane + 1));
}

/** Where the gutter would leave no room for words, all arcs that come to a state from one side run together. */
function layoutTrunks(machine: ChartMachine, rows: Rows): ChartDescription {
  const trunks = new Map<string, { fromY: number; toY: number }>();
  const ways = machine.transitions.map((transition, index) => {
    const fromY = rows.middleOf[index] ?? 0;
    const boxTop = rows.topOf.get(transition.to) ?? 0;
    const isBelow = fromY > boxTop;
    const key = `${transition.to}/${isBelow ? 'below' : 'above'}`;
    const farthest = trunks.get(key)?.fromY ?? fromY;
    const trunkFromY = isBelow ? Math.max(farthest, fromY) : Math.min(farthest, fromY);
    trunks.set(key, { fromY: trunkFromY, toY: boxTop + (isBelow ? 2 : 1) / 3 });
    return { transition, fromY, key };
  });
  const lanes = chooseLanes([...trunks.values()]);
  const laneOf = new Map([...trunks.keys()].map((key, index) => [key, lanes[index] ?? 0]));
  const arcs = ways.map(({ transition, fromY, key }): ChartArc => ({
    ...transition,
    fromY,
    toY: round(trunks.get(key)?.toY ?? 0),
    lane: laneOf.get(key) ?? 0,
  }));
  return chartOf(machine, rows, arcs, lanes);
}

type Rows = ReturnType<typeof placeRows>;

function placeRows(states: readonly string[], transitions: readonly ChartTransition[]) {
  const topOf = new Map<string, number>();
  const middleOf: number[] = [];
  let top = 0;
  for (const id of states) {
    topOf.set(id, round(top));
    top += 1;
    transitions.forEach(({ from }, index) => {
      if (from !== id) return;
      middleOf[index] = round(top + 0.5);
      top += 1;
    });
    top += GAP;
  }
  return { topOf, middleOf, height: round(Math.max(0, top - GAP)) };
}

/** The shortest arcs next to the states, longer ones around them. */
function chooseLanes(ways: readonly { readonly fromY: number; readonly toY: number }[]): readonly number[] {
  const spans = ways.map(({ fromY, toY }, index) => ({
    index,
    top: Math.min(fromY, toY) - CLEARANCE,
    bottom: Math.max(fromY, toY) + CLEARANCE,
  }));
  const lanes: number[] = [];
  const taken: { readonly top: number; readonly bottom: number }[][] = [];
  for (const span of spans.toSorted((one, two) => one.bottom - one.top - (two.bottom - two.top))) {
    const isFree = (lane: number) =>
      (taken[lane] ?? []).every(({ top, bottom }) => span.bottom <= top || span.top >= bottom);
    let lane = 0;
    while (!isFree(lane)) lane += 1;
    (taken[lane] ??= []).push(span);
    lanes[span.index] = lane;
  }
  return lanes;
}

function round(rows: number): number {
  return Math.round(rows * 100) / 100;
}
