import fc from 'fast-check';

const lane = { id: 'sse' };
const base = { version: 1, techniques: [lane] };
const partNames = [
  'version',
  'seed',
  'techniques',
  'network',
  'browser',
  'proxy',
  'server',
  'messages',
  'uplink',
  'articleLoop',
  'interventions',
  '__proto__',
];
const odd = fc.anything({ withBigInt: true, withNullPrototype: true, withObjectString: true, withSparseArray: true });
const almost = fc.dictionary(
  fc.constantFrom(...partNames),
  fc.oneof(odd, fc.constantFrom(1, [lane], {}, { kind: 'at' })),
);

/** Inputs of which hardly any is a scenario, by what they are. */
export const wrongInputs: readonly [what: string, inputs: fc.Arbitrary<unknown>][] = [
  ['anything', odd],
  ['any JSON', fc.jsonValue()],
  ['almost a scenario', almost.map((parts) => ({ ...base, ...parts }))],
  ['any params', odd.map((params) => ({ version: 1, techniques: [{ id: 'sse', params }] }))],
  [
    'any lanes',
    fc
      .array(
        fc.record(
          { id: fc.oneof(fc.constantFrom('sse', '__proto__', 'constructor'), odd), key: odd, params: odd },
          { requiredKeys: [] },
        ),
      )
      .map((techniques) => ({ version: 1, techniques })),
  ],
  [
    'any acts',
    fc
      .array(
        fc.oneof(
          odd,
          fc.record({
            atMs: fc.nat(),
            do: fc.constant('set'),
            path: fc.constantFrom('network', 'params.__proto__', 'messages.timesMs.0', 'a.b', ''),
            value: odd,
          }),
        ),
      )
      .map((interventions) => ({ ...base, interventions })),
  ],
];
