// Lays out every machine's chart, so that no layout engine ships to the page.
import { graphlib, layout } from '@dagrejs/dagre';
import { en } from '../../src/i18n/en';
import { zhCn } from '../../src/i18n/zh-cn';
import type { ChartDescription } from '../../src/layout/state-layout';
import { textWidthPx } from '../../src/layout/text-width';
import { describeMachine, type MachineDescription } from '../../src/techniques/describe-machine';
import { techniques } from '../../src/techniques/index';

interface Place {
  readonly xPx: number;
  readonly yPx: number;
}

const STATE_FONT_PX = 12;
const LABEL_FONT_PX = 11;
const STATE_HEIGHT_PX = 28;
const STATE_PADDING_PX = 22;
const MIN_STATE_WIDTH_PX = 72;
/** A transition back to its own state is a small loop at the right of the box, its label behind it. */
const LOOP_HEIGHT_PX = 20;
const LOOP_WIDTH_PX = 22;
const LOOP_LABEL_GAP_PX = 4;

/** The width of the longer of a text's two languages: one layout serves both. */
function widestPx(texts: readonly (string | undefined)[], fontPx: number, weight: 400 | 600): number {
  return Math.ceil(Math.max(...texts.map((text) => textWidthPx(text ?? '', fontPx, weight))));
}

function eventWidthPx(event: string): number {
  const textIn = (words: typeof en | typeof zhCn) =>
    (words.trace.event as Readonly<Record<string, string>>)[event] ?? event;
  return widestPx([textIn(en), textIn(zhCn)], LABEL_FONT_PX, 400);
}

interface Box {
  readonly id: string;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Events that lead back to the state itself. */
  readonly loops: readonly string[];
  /** What the box and its loops need together. */
  readonly roomPx: number;
}

function measureBox(id: string, stateTexts: readonly (string | undefined)[], { transitions }: MachineDescription): Box {
  const loops = transitions.filter(({ from, to }) => from === id && to === id).map(({ event }) => event);
  const widthPx = Math.max(MIN_STATE_WIDTH_PX, widestPx(stateTexts, STATE_FONT_PX, 600) + STATE_PADDING_PX);
  const loopsPx = loops.length === 0 ? 0 : LOOP_WIDTH_PX + LOOP_LABEL_GAP_PX + Math.max(...loops.map(eventWidthPx));
  return {
    id,
    loops,
    widthPx,
    heightPx: Math.max(STATE_HEIGHT_PX, loops.length * LOOP_HEIGHT_PX + 6),
    roomPx: widthPx + loopsPx,
  };
}

/** Places a chart from top to bottom; places are middles, in px. `textsOf` gives a state's text in every language. */
function layOut(
  machine: MachineDescription,
  textsOf: (state: string) => readonly (string | undefined)[],
): ChartDescription {
  const boxes = machine.states.map((id) => measureBox(id, textsOf(id), machine));
  const graph = new graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: 18, ranksep: 26, edgesep: 12, marginx: 0, marginy: 0 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, roomPx, heightPx } of boxes) graph.setNode(id, { width: roomPx, height: heightPx });
  machine.transitions.forEach(({ from, to, event }, index) => {
    if (from !== to)
      graph.setEdge(from, to, { width: eventWidthPx(event) + 6, height: 15, labelpos: 'c' }, String(index));
  });
  layout(graph);
  const placed = new Map(boxes.map((box) => [box.id, placeBox(box, graph.node(box.id) as { x: number; y: number })]));
  return {
    states: [...placed.values()].map(({ box, xPx, yPx }) => ({
      id: box.id,
      xPx: round(xPx),
      yPx: round(yPx),
      widthPx: box.widthPx,
      heightPx: box.heightPx,
    })),
    transitions: machine.transitions.map((transition, index) => {
      const from = placed.get(transition.from)!;
      const to = placed.get(transition.to)!;
      if (from === to) return { ...transition, ...layOutLoop(from, transition.event) };
      const edge = graph.edge({ v: transition.from, w: transition.to, name: String(index) }) as Edge;
      return { ...transition, ...layOutEdge(from, to, edge), labelWidthPx: eventWidthPx(transition.event) };
    }),
  };
}

interface PlacedBox extends Place {
  readonly box: Box;
}

interface Edge {
  readonly x: number;
  readonly y: number;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

/** The box stands at the left of its room, the loops at the right. */
function placeBox(box: Box, { x, y }: { x: number; y: number }): PlacedBox {
  return { box, xPx: x - box.roomPx / 2 + box.widthPx / 2, yPx: y };
}

function layOutLoop({ box, xPx, yPx }: PlacedBox, event: string) {
  const rightPx = xPx + box.widthPx / 2;
  const middlePx = yPx + (box.loops.indexOf(event) - (box.loops.length - 1) / 2) * LOOP_HEIGHT_PX;
  const offsets = [
    [0, -5],
    [12, -9],
    [LOOP_WIDTH_PX + 2, -7],
    [LOOP_WIDTH_PX + 2, 7],
    [12, 8],
    [0, 5],
  ] as const;
  return {
    points: offsets.map(([dxPx, dyPx]) => ({ xPx: round(rightPx + dxPx), yPx: round(middlePx + dyPx) })),
    labelXPx: round(rightPx + LOOP_WIDTH_PX + LOOP_LABEL_GAP_PX + eventWidthPx(event) / 2),
    labelYPx: round(middlePx),
    labelWidthPx: eventWidthPx(event),
  };
}

/** Edges meet the room's border; from there they are drawn to the box that stands in it. */
function layOutEdge(from: PlacedBox, to: PlacedBox, edge: Edge) {
  const last = edge.points.length - 1;
  const points = edge.points.map(({ x, y }, index) => {
    const end = index === 0 ? from : index === last ? to : null;
    const halfPx = end ? end.box.widthPx / 2 - 10 : Infinity;
    const xPx = end ? Math.min(end.xPx + halfPx, Math.max(end.xPx - halfPx, x)) : x;
    return { xPx: round(xPx), yPx: round(y) };
  });
  return { points, labelXPx: round(edge.x), labelYPx: round(edge.y) };
}

function round(px: number): number {
  return Math.round(px * 10) / 10;
}

/** `src/generated/statecharts.ts`: the clients' machines, by technique id. */
export function generate(): Promise<{ path: string; text: string }[]> {
  const clients = Object.fromEntries(
    techniques.map(({ id, machine, text }) => [
      id,
      layOut(describeMachine(machine), (state) => Object.values(text).map(({ states }) => states[state])),
    ]),
  );
  const text = [
    '// Written by `npm run generate` from the machines; do not edit.',
    "import type { ChartDescription } from '../layout/state-layout';",
    '',
    `export const clientCharts: Readonly<Record<string, ChartDescription>> = ${JSON.stringify(clients)};`,
    '',
  ].join('\n');
  return Promise.resolve([{ path: 'src/generated/statecharts.ts', text }]);
}
