import { describe, expect, it } from 'vitest';
import { actsOf, FAULT_KINDS, faults } from '../../src/config/fault-codec';
import { connectionActSchema, requestActSchema, timedActSchema } from '../../src/scenario/schema';
import { must } from '../../src/core/assert';
import { parseScenario } from '../../src/scenario/parse';
import { paramsSchemas } from '../../src/techniques/index';

const LANES = ['sse', 'websocket'];
const actsIn = (text: string) => must(faults.read(text).value, text).flatMap((fault) => actsOf(fault, LANES));

const EXAMPLES: readonly (readonly [string, readonly object[]])[] = [
  ['8s:publish', [{ atMs: 8000, do: 'publish' }]],
  ['8s:publish:2kB', [{ atMs: 8000, do: 'publish', payloadBytes: 2000 }]],
  ['8s:close-streams', [{ atMs: 8000, do: 'close-streams' }]],
  ['8s:outage:2s', [{ atMs: 8000, do: 'outage', forMs: 2000 }]],
  ['8000:server-restart:500', [{ atMs: 8000, do: 'server-restart', forMs: 500 }]],
  ['8s:server-slow:2s:300ms', [{ atMs: 8000, do: 'server-slow', forMs: 2000, byMs: 300 }]],
  ['8s:server-stall:2s', [{ atMs: 8000, do: 'server-stall', forMs: 2000 }]],
  ['8s:hide-tab:1min', [{ atMs: 8000, do: 'hide-tab', forMs: 60_000 }]],
  ['8s:sleep:1min', [{ atMs: 8000, do: 'sleep', forMs: 60_000 }]],
  ['8s:cut-connection:sse/connection/0', [{ on: 'sse/connection/0', atMs: 8000, do: 'cut-connection' }]],
  [
    '8s:stall-connection:sse/connection/0:2s',
    [{ on: 'sse/connection/0', atMs: 8000, do: 'stall-connection', forMs: 2000 }],
  ],
  ['sse/request/3:drop-response', [{ on: 'sse/request/3', do: 'drop-response' }]],
  [
    'request/3:drop-response',
    [
      { on: 'sse/request/3', do: 'drop-response' },
      { on: 'websocket/request/3', do: 'drop-response' },
    ],
  ],
  ['sse/request/3/attempt/1:delay-response:2s', [{ on: 'sse/request/3/attempt/1', do: 'delay-response', byMs: 2000 }]],
  ['sse/request/3:duplicate-response', [{ on: 'sse/request/3', do: 'duplicate-response' }]],
  ['sse/request/3:fail-response', [{ on: 'sse/request/3', do: 'fail-response' }]],
  ['sse/request/3:fail-response:503', [{ on: 'sse/request/3', do: 'fail-response', status: 503 }]],
  ['sse/request/3:reset-connection', [{ on: 'sse/request/3', do: 'reset-connection' }]],
  ['sse/request/3:never-answer', [{ on: 'sse/request/3', do: 'never-answer' }]],
];

describe('faults.read(text)', () => {
  it.each(EXAMPLES)('%s is the act of the scenario', (text, acts) => {
    expect(actsIn(text)).toEqual(acts);
    const input = { version: 1, techniques: LANES.map((id) => ({ id })), interventions: acts };
    expect(parseScenario(input, paramsSchemas)).toMatchObject({ ok: true });
  });

  it('has an example of every act that a scenario may have, but for `set`', () => {
    const acts = [timedActSchema, connectionActSchema, requestActSchema].flatMap(({ options }) =>
      options.map(({ entries }) => entries.do.literal as string),
    );
    expect([...FAULT_KINDS, 'set'].toSorted()).toEqual(acts.toSorted());
    for (const kind of FAULT_KINDS)
      expect(
        EXAMPLES.some(([text]) => text.includes(kind)),
        kind,
      ).toBe(true);
  });

  it.each([
    'outage:2s',
    '8s',
    '8s:outage',
    '8s:outage:2s:3s',
    '8s:outage:sse/request/1:2s',
    '8s:drop-response:sse/request/3',
    'sse/connection/0:cut-connection',
    '8s:cut-connection',
    '8s:cut-connection:sse/request/0',
    'sse/request/3:delay-response',
    'sse/request/3:delay-response:long',
    'sse/request/x:drop-response',
    '-1s:outage:2s',
    ':outage:2s',
    '',
    ',',
  ])('"%s" is none', (text) => {
    expect(faults.read(text)).toMatchObject({ value: null, faults: [{ text }] });
  });

  it('says which faults there are where one is misspelt', () => {
    expect(faults.read('8s:outrage:2s')).toMatchObject({
      value: null,
      faults: [{ text: '8s:outrage:2s', allowed: { kind: 'choice', options: FAULT_KINDS } }],
    });
  });
});
