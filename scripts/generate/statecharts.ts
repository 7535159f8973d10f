// Lays out every machine's chart.
import { layoutStates } from '../../src/layout/state-layout';
import { behaviourMachines } from '../../src/techniques/behaviours/behaviour-machines';
import { describeMachine } from '../../src/techniques/describe-machine';
import { techniques } from '../../src/techniques/index';

/** `src/generated/statecharts.ts`: the clients' machines by technique id, the servers' by the way they take a request. */
export function generate(): Promise<{ path: string; text: string }[]> {
  const clients = techniques.map(({ id, machine }) => [id, layoutStates(describeMachine(machine))]);
  const servers = Object.entries(behaviourMachines).map(([kind, machine]) => [
    kind,
    layoutStates(describeMachine(machine)),
  ]);
  const text = [
    '// Written by `npm run generate` from the machines; do not edit.',
    "import type { ChartDescription } from '../layout/state-layout';",
    "import type { HandlerKind } from '../trace/events';",
    '',
    `export const clientCharts: Readonly<Record<string, ChartDescription>> = ${JSON.stringify(Object.fromEntries(clients))};`,
    '',
    `export const serverCharts: Readonly<Record<HandlerKind, ChartDescription>> = ${JSON.stringify(Object.fromEntries(servers))};`,
    '',
  ].join('\n');
  return Promise.resolve([{ path: 'src/generated/statecharts.ts', text }]);
}
