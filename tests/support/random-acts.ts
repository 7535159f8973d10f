import fc from 'fast-check';
import { day, hour, jitterOf, latencyOf, paramsOf, partsOf, variant, type Arbitraries } from './random-parts';

export interface Lane {
  readonly id: string;
  readonly key: string;
}

/** Acts at a moment of the run, on parts and parameters that any lane has. */
export function timedActsOf(arbitraries: Arbitraries): fc.Arbitrary<Record<string, unknown>> {
  const { whole, number, fraction } = arbitraries;
  const atMs = number([0, 8000], day);
  const forMs = number([0, 3000], day);
  const acts: Record<string, Record<string, fc.Arbitrary<unknown>>> = {
    'close-streams': { atMs, overMs: number([0, 3000], day) },
    outage: { atMs, forMs },
    'hide-tab': { atMs, forMs },
    sleep: { atMs, forMs },
    'server-stall': { atMs, forMs },
    'server-slow': { atMs, forMs, byMs: number([0, 1000], day) },
  };
  const named = Object.entries(acts).map(([name, fields]) => variant('do', name, fields, Object.keys(fields)));
  const parts = partsOf(arbitraries);
  const sets: [path: string, value: fc.Arbitrary<unknown>][] = [
    ['network.oneWayLatencyMs', latencyOf(arbitraries)],
    ['network.lossProbability', fraction(0, 0.3)],
    ['browser.connectionsPerHost', whole([1, 6], [1, 1000])],
    ['network.jitter', jitterOf(arbitraries)],
    ['network.tls', fc.constantFrom('none', '1.2', '1.3')],
    ['server.keepAliveMs', number([0, 2000], hour)],
    ['server.keepsMessages', fc.boolean()],
    ['server.messageLogLength', fc.constantFrom(null, 1, 2)],
    ['server.watchesForClose', fc.boolean()],
    ['server.heartbeatMs', fc.constantFrom(null, 150)],
    ['server.failureProbability', fraction(0, 0.5, 1)],
    ...['network', 'server', 'messages', 'articleLoop'].map((part): [string, fc.Arbitrary<unknown>] => [
      part,
      parts[part] ?? fc.constant({}),
    ]),
  ];
  return switchable(
    ...named,
    variant('do', 'publish', { atMs, payloadBytes: whole([0, 2000], [0, 1_000_000]) }, ['atMs']),
    variant('do', 'server-restart', { atMs, forMs, keepsMemory: fc.boolean() }, ['atMs', 'forMs']),
    ...sets.map(([path, value]) => fc.record({ atMs, do: fc.constant('set'), path: fc.constant(path), value })),
  );
}

/** Any of these, now and then switched off. */
function switchable(...acts: readonly fc.Arbitrary<Record<string, unknown>>[]): fc.Arbitrary<Record<string, unknown>> {
  const isEnabled = fc.constantFrom(undefined, undefined, undefined, true, false);
  return fc
    .tuple(fc.oneof(...acts), isEnabled)
    .map(([act, isOn]) => (isOn === undefined ? act : { ...act, isEnabled: isOn }));
}

/** Acts on an early connection of one of the lanes. */
export function connectionActsOf(
  { number }: Arbitraries,
  laneKeys: readonly string[],
): fc.Arbitrary<Record<string, unknown>> {
  const on = fc.tuple(fc.constantFrom(...laneKeys), fc.nat(4)).map(([key, id]) => `${key}/connection/${id}`);
  const atMs = number([0, 8000], day);
  return switchable(
    variant('do', 'cut-connection', { on, atMs }, ['on', 'atMs']),
    variant('do', 'stall-connection', { on, atMs, forMs: number([0, 3000], day) }, ['on', 'atMs', 'forMs']),
  );
}

/** Acts on an early request of one of the lanes. */
export function requestActsOf(
  { number }: Arbitraries,
  laneKeys: readonly string[],
): fc.Arbitrary<Record<string, unknown>> {
  const on = fc
    .tuple(fc.constantFrom(...laneKeys), fc.nat(8), fc.constantFrom('', '/attempt/1', '/attempt/2'))
    .map(([key, id, attempt]) => `${key}/request/${id}${attempt}`);
  const plain = ['drop-response', 'duplicate-response', 'reset-connection', 'never-answer'].map((name) =>
    variant('do', name, { on }, ['on']),
  );
  return switchable(
    ...plain,
    variant('do', 'delay-response', { on, byMs: number([0, 4000], day) }, ['on', 'byMs']),
    variant('do', 'fail-response', { on, status: fc.constantFrom(400, 404, 500, 503, 599) }, ['on']),
  );
}

/** A `set` of a parameter of one lane. */
export function paramSetsOf(
  arbitraries: Arbitraries,
  { id, key: lane }: Lane,
): readonly fc.Arbitrary<Record<string, unknown>>[] {
  const params = paramsOf(arbitraries)[id] ?? fc.constant({});
  const change = params
    .chain((changed) => fc.constantFrom(...Object.entries(changed), null))
    .filter((entry) => entry !== null);
  return [
    fc
      .record({ atMs: arbitraries.number([0, 8000], day), change })
      .map(({ atMs, change: [name, value] }) => ({ atMs, do: 'set', path: `params.${name}`, value, lane })),
  ];
}
