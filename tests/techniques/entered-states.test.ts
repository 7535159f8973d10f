import { describe, expect, it } from 'vitest';
import { simulate } from '../../src/simulate';
import { behaviourMachines } from '../../src/techniques/behaviours/behaviour-machines';
import { describeMachine } from '../../src/techniques/describe-machine';
import { techniques } from '../../src/techniques/index';
import type { Trace } from '../../src/trace/events';
import { presets } from '../support/presets';
import { oneLane, parsed } from '../support/scenarios';

/** What no preset shows, in as few words as it takes. */
const smallScenarios = [
  oneLane('long-polling', { pauseMs: 500 }),
  oneLane('long-polling', {}, { interventions: [{ on: 'long-polling/request/0', do: 'fail-response' }] }),
  oneLane('long-polling', { clientTimeoutMs: 1000 }, { messages: { kind: 'at', timesMs: [] } }),
  oneLane('adaptive-polling', {}, { interventions: [{ on: 'adaptive-polling/request/0', do: 'fail-response' }] }),
  oneLane('iframe-streaming', { paddingBytes: 0, reconnectMs: 500, responseLimitBytes: 100 }),
  oneLane('htmlfile', { paddingBytes: 0, reconnectMs: 500, responseLimitBytes: 100 }),
  oneLane('htmlfile', { queuePollIntervalMs: 100 }, { durationMs: 2000, messages: { kind: 'at', timesMs: [1000] } }),
  oneLane('xhr-streaming', { paddingBytes: 0 }),
  oneLane('sse', {}, { interventions: [{ on: 'sse/request/0', do: 'fail-response' }] }),
  oneLane('sse', {}, { interventions: [{ atMs: 1000, do: 'server-restart', forMs: 2000 }] }),
  oneLane('upgrade', {}, { proxy: { passesUpgrade: false } }),
  oneLane('upgrade', {}, { interventions: [{ atMs: 100, do: 'outage', forMs: 60_000 }], durationMs: 90_000 }),
  oneLane(
    'upgrade',
    {},
    {
      proxy: { passesUpgrade: false },
      interventions: [{ on: 'upgrade/connection/0', atMs: 3000, do: 'cut-connection' }],
    },
  ),
  oneLane('upgrade', {}, { interventions: [{ on: 'upgrade/connection/1', atMs: 3000, do: 'cut-connection' }] }),
  oneLane('flash-socket', {}, { interventions: [{ atMs: 1000, do: 'close-streams' }] }),
  oneLane('flash-socket', { servesPolicyPort: false, reconnectMs: null }, { proxy: {} }),
  oneLane('webtransport', { reconnectMs: null, firewall: 'udp' }),
  oneLane('websocket', { reconnectMs: null }, { interventions: [{ atMs: 1000, do: 'close-streams' }] }),
];

/** So long that TCP gives up, which is how a server learns that the client of a stream is gone. */
const longOutage = {
  durationMs: 1_500_000,
  interventions: [{ atMs: 1000, do: 'outage', forMs: 1_500_000 }],
  messages: { kind: 'at', timesMs: [] },
};
smallScenarios.push(...['sse', 'xhr-streaming', 'websocket'].map((id) => oneLane(id, {}, longOutage)));

const traces = [...Object.values(presets).map(parsed), ...smallScenarios].flatMap(
  (scenario) => simulate(scenario).lanes,
);

function clientStates(techniqueId: string): ReadonlySet<string> {
  return new Set(traces.filter((trace) => trace.techniqueId === techniqueId).flatMap((trace) => movesOf(trace, null)));
}

/** The states entered by the clients' machines, or by those of one server behaviour. */
function movesOf({ events }: Trace, handler: string | null): string[] {
  const works = new Set(
    events.flatMap((event) =>
      event.kind === 'work-started' && event.handler === handler ? [`${event.exchangeId}/${event.attempt}`] : [],
    ),
  );
  return events.flatMap((event) => {
    if (event.kind !== 'machine-moved') return [];
    const isMeant = handler === null ? event.exchangeId === null : works.has(`${event.exchangeId}/${event.attempt}`);
    return isMeant ? [event.to] : [];
  });
}

describe('every state is entered in a run', () => {
  it.each(techniques)('those of $id', ({ id, machine }) => {
    const entered = clientStates(id);
    const unseen = describeMachine(machine).states.filter((state) => !entered.has(state));
    expect(unseen, 'states that neither a preset nor a scenario in smallScenarios (above) enters').toEqual([]);
  });

  it.each(Object.entries(behaviourMachines))('those of a server that answers by %s', (kind, machine) => {
    const entered = new Set(traces.flatMap((trace) => movesOf(trace, kind)));
    expect([...entered].sort()).toEqual([...describeMachine(machine).states].sort());
  });
});
