import fc from 'fast-check';
import { FAULT_KINDS, type Fault, type FaultKind } from '../../src/config/fault-codec';
import { DEFAULT_CONFIG, LOCKABLE, VIEWS, type Config } from '../../src/config/parameters';

/** As exact as an entry is read: to twelve digits. */
const number = (min: number, max: number) =>
  fc.double({ min, max, noNaN: true }).map((value) => Number(value.toPrecision(9)) + 0);
const ms = fc.oneof(fc.integer({ min: 0, max: 3_600_000 }), number(0, 1e6), number(0, 1e-3));
const orNull = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: null, freq: 1 });
const laneKey = fc.constantFrom('sse', 'websocket', 'sse-2');

const AMOUNTS: Readonly<Partial<Record<FaultKind, number>>> = {
  ...{ outage: 1, 'server-restart': 1, 'server-slow': 2, 'server-stall': 1, 'hide-tab': 1, sleep: 1 },
  ...{ 'stall-connection': 1, 'delay-response': 1 },
};

const onRequest: readonly string[] = [
  ...['drop-response', 'delay-response', 'duplicate-response', 'fail-response', 'reset-connection', 'never-answer'],
];

const anyFault: fc.Arbitrary<Fault> = fc.constantFrom(...FAULT_KINDS).chain((kind) => {
  const isOnRequest = onRequest.includes(kind);
  const isOnConnection = kind.endsWith('-connection') && !isOnRequest;
  const count = AMOUNTS[kind] ?? 0;
  return fc.record({
    do: fc.constant(kind),
    atMs: isOnRequest ? fc.constant(null) : ms,
    on: isOnRequest
      ? fc.constantFrom('request/0', 'request/3', 'request/3/attempt/1')
      : fc.constant(isOnConnection ? 'connection/12' : null),
    lane: isOnRequest || isOnConnection ? orNull(laneKey) : fc.constant(null),
    amounts: fc.array(ms, { minLength: count, maxLength: count }),
  });
});

const some = <Name extends string>(names: readonly Name[]) => fc.subarray([...names], { minLength: 1 });
const shuffled = <Name extends string>(names: readonly Name[]) =>
  fc.shuffledSubarray([...names], { minLength: 1 }) as fc.Arbitrary<readonly Name[]>;

/** Any configuration, in which a good part is unsaid. */
export const anyConfig: fc.Arbitrary<Config> = fc
  .record<{ [Name in keyof Config]: Config[Name] }>(
    {
      scenario: orNull(
        fc.oneof(
          fc.constantFrom<string>('compare', 'figure-2', './my/scenario.json'),
          fc.constant({ version: 1, techniques: [{ id: 'sse' }] }),
        ),
      ),
      technique: some(['sse', 'websocket', 'no-such', '长轮询']),
      seed: orNull(fc.nat()),
      until: orNull(ms),
      latency: orNull(ms),
      jitter: orNull(ms),
      loss: orNull(number(0, 1)),
      bandwidth: orNull(number(1, 1e7)),
      hold: orNull(ms),
      rate: orNull(number(0, 1000)),
      interval: orNull(ms),
      faults: fc.array(anyFault, { minLength: 1, maxLength: 3 }),
      t: orNull(ms),
      end: orNull(ms),
      lang: orNull(fc.constantFrom('en', 'zh-CN', 'zh-Hans')),
      theme: orNull(fc.constantFrom('auto', 'light', 'dark')),
      selected: orNull(fc.constantFrom('sse/transit/3', 'a b & c,"<script>')),
      idle: orNull(fc.constantFrom('to-scale' as const, 'folded' as const)),
      speed: orNull(number(0.001, 100)),
      autoplay: fc.boolean(),
      loop: fc.boolean(),
      view: shuffled(VIEWS),
      controls: fc.constantFrom('none' as const, 'minimal' as const, 'full' as const),
      lock: shuffled(LOCKABLE),
      motion: fc.constantFrom('auto' as const, 'reduce' as const, 'full' as const),
      keyboard: fc.constantFrom('focus' as const, 'off' as const),
      loading: fc.constantFrom('lazy' as const, 'eager' as const, 'click' as const),
      fit: fc.constantFrom('auto' as const, 'contain' as const),
      links: fc.boolean(),
      src: orNull(fc.constantFrom('https://example.org/figure.json?a=1&b=2')),
      state: orNull(fc.constantFrom('?t=3s#s=dabc', '')),
      api: fc.boolean(),
      resize: orNull(fc.constant('h5p' as const)),
      host: orNull(fc.constant('reveal' as const)),
    },
    { requiredKeys: [] },
  )
  .map((said) => ({ ...DEFAULT_CONFIG, ...said }));
