import type { Allowed } from '../../src/scenario/allowed';
import { problem, toldAt, unknownName, type Problem } from '../../src/scenario/problems';

type Samples = { readonly [Kind in Allowed['kind']]: readonly Extract<Allowed, { kind: Kind }>[] };

const isNullable = false;

/** Each kind of thing that may be allowed, in each of its shapes: a kind without a sample does not compile. */
const samples: Samples = {
  number: [
    { kind: 'number', isWhole: false, min: 0, max: 60_000, unit: 'ms', isNullable },
    { kind: 'number', isWhole: true, min: 1, max: 1e6, unit: 'bytes', isNullable: true },
    { kind: 'number', isWhole: false, min: 1, max: 1e7, unit: 'kbps', isNullable },
    { kind: 'number', isWhole: false, min: 0, max: 1000, unit: 'per-second', isNullable },
    { kind: 'number', isWhole: false, min: 0, max: 1, unit: 'fraction', isNullable },
    { kind: 'number', isWhole: true, min: 3, max: null, unit: 'count', isNullable },
    { kind: 'number', isWhole: true, min: null, max: null, unit: 'none', isNullable },
  ],
  boolean: [{ kind: 'boolean', isNullable }],
  choice: [{ kind: 'choice', options: ['none', '1.2', '1.3'], isNullable }],
  literal: [{ kind: 'literal', literal: 1, isNullable }],
  list: [
    { kind: 'list', minLength: 1, maxLength: 6, isNullable },
    { kind: 'list', minLength: null, maxLength: 100, isNullable: true },
    { kind: 'list', minLength: null, maxLength: null, isNullable },
  ],
  text: [{ kind: 'text', isNullable }],
  object: [{ kind: 'object', fields: ['tabs', 'warmConnection'], isNullable }],
  variant: [{ kind: 'variant', key: 'kind', options: ['at', 'every'], isNullable }],
  'another-value': [{ kind: 'another-value', isNullable }],
  'text-form': [
    { kind: 'text-form', form: 'request-key' },
    { kind: 'text-form', form: 'connection-key' },
    { kind: 'text-form', form: 'lane-key' },
  ],
  'known-field': [{ kind: 'known-field', known: ['seed', 'network'] }],
  built: [{ kind: 'built', max: 1000 }],
  'free-key': [{ kind: 'free-key', taken: 'sse' }],
  'request-of-lane': [{ kind: 'request-of-lane', laneKeys: ['sse', 'ws'] }],
  'settable-path': [{ kind: 'settable-path', parts: ['network', 'server', 'params'] }],
  'param-of-some-lane': [{ kind: 'param-of-some-lane' }],
  'changeable-path': [{ kind: 'changeable-path', fixed: ['browser.warmConnection', 'browser.tabs'] }],
  'existing-place': [{ kind: 'existing-place' }],
  'whole-parent': [{ kind: 'whole-parent', parent: 'proxy' }],
  'known-parameter': [{ kind: 'known-parameter', known: ['latency', 'loss'] }],
  'parameter-once': [{ kind: 'parameter-once' }],
  'no-scene-beside-state': [{ kind: 'no-scene-beside-state' }],
  quantity: [{ kind: 'quantity' }],
  'run-with-intervals': [{ kind: 'run-with-intervals' }],
  moment: [{ kind: 'moment' }],
  'fault-form': [{ kind: 'fault-form', examples: ['8s:outage:2s', 'request/3:drop-response'] }],
  'scene-or-json': [{ kind: 'scene-or-json' }],
  'readable-address': [{ kind: 'readable-address', maxBytes: 256_000 }],
  options: [{ kind: 'options', example: '{ latency: 80 }' }],
  'in-embed-only': [{ kind: 'in-embed-only' }],
  mark: [{ kind: 'mark' }],
  'own-state': [{ kind: 'own-state' }],
  'short-state': [{ kind: 'short-state', maxLength: 65_536 }],
  'whole-link': [{ kind: 'whole-link' }],
  'link-version': [{ kind: 'link-version', version: 1 }],
};

/** Programs hand in more than JSON. */
const circle: Record<string, unknown> = {};
circle['self'] = circle;

export const sampleProblems: readonly Problem[] = [
  ...Object.values(samples).flatMap((shapes: readonly Allowed[]) =>
    shapes.flatMap((allowed) => [
      problem('server.extra.thing', 'wrong', allowed),
      problem('network.oneWayLatencyMs', undefined, allowed),
    ]),
  ),
  problem('', [1], samples.object[0]!),
  ...[circle, 10n, NaN, Symbol('s')].map((value) => problem('seed', value, samples.number[0]!)),
  toldAt('interventions.3.value', problem('network.oneWayLatencyMs', -5, samples.number[0]!)),
  toldAt('latency', problem('network.oneWayLatencyMs', -5, samples.number[0]!)),
  unknownName('latencey', 'latencey', '80ms', samples['known-parameter'][0]!),
  unknownName('wind', 'wind', '5', samples['known-parameter'][0]!),
  unknownName('netwrok', 'netwrok', {}, samples['known-field'][0]!),
];
