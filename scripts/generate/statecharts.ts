// Lays out every machine's chart, so that no layout engine ships to the page.
import { graphlib, layout } from '@dagrejs/dagre';
import { textWidthPx } from '../../src/layout/text-width';
import type { ChartDescription } from '../../src/layout/state-layout';
import { behaviourMachines } from '../../src/techniques/behaviours/behaviour-machines';
import { describeMachine, type MachineDescription } from '../../src/techniques/describe-machine';
import { techniques } from '../../src/techniques/index';

const STATE_FONT_PX = 12;
const LABEL_FONT_PX = 11.5;
const STATE_HEIGHT_PX = 30;
const STATE_PADDING_PX = 28;
const MIN_STATE_WIDTH_PX = 92;

/** Places a chart from top to bottom, wide enough for its longest words; places are middles, in px. */
function layOut({ states, transitions }: MachineDescription): ChartDescription {
  const graph = new graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: 28, ranksep: 30, edgesep: 16, marginx: 4, marginy: 4 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const id of states) {
    const widthPx = Math.max(MIN_STATE_WIDTH_PX, textWidthPx(id, STATE_FONT_PX, 600) + STATE_PADDING_PX);
    graph.setNode(id, { width: Math.ceil(widthPx), height: STATE_HEIGHT_PX });
  }
  transitions.forEach(({ from, to, event }, index) => {
    const label = { width: Math.ceil(textWidthPx(event, LABEL_FONT_PX)), height: 16, labelpos: 'c' as const };
    graph.setEdge(from, to, label, String(index));
  });
  layout(graph);
  const round = (value: number) => Math.round(value * 10) / 10;
  return {
    states: states.map((id) => {
      const { x, y, width, height } = graph.node(id);
      return { id, xPx: round(x), yPx: round(y), widthPx: width, heightPx: height };
    }),
    transitions: transitions.map((transition, index) => {
      const edge = graph.edge({ v: transition.from, w: transition.to, name: String(index) });
      return {
        ...transition,
        points: edge.points.map(({ x, y }: { x: number; y: number }) => ({ xPx: round(x), yPx: round(y) })),
        labelXPx: round(edge.x),
        labelYPx: round(edge.y),
      };
    }),
  };
}

/** `src/generated/statecharts.ts`: the clients' machines by technique id, the servers' by behaviour. */
export async function generate(): Promise<{ path: string; text: string }[]> {
  const clients = Object.fromEntries(techniques.map(({ id, machine }) => [id, layOut(describeMachine(machine))]));
  const servers = Object.fromEntries(
    Object.entries(behaviourMachines).map(([kind, machine]) => [kind, layOut(describeMachine(machine))]),
  );
  const text = [
    '// Written by `npm run generate` from the machines; do not edit.',
    "import type { ChartDescription } from '../layout/state-layout';",
    '',
    `export const clientCharts: Readonly<Record<string, ChartDescription>> = ${JSON.stringify(clients, null, 1)};`,
    '',
    `export const serverCharts: Readonly<Record<string, ChartDescription>> = ${JSON.stringify(servers, null, 1)};`,
    '',
  ].join('\n');
  return [{ path: 'src/generated/statecharts.ts', text }];
}
