import { describe, expect, it } from 'vitest';
import { languageOf } from '../../src/i18n/catalogue';
import { describeAllowed, describeFields } from '../../src/scenario/describe-fields';
import { messagesSchema, networkSchema, scenarioSchema, serverSchema } from '../../src/scenario/schema';
import { nodeOf } from '../../src/scenario/schema-walk';
import { paramsSchemas } from '../../src/techniques/index';
import { allowedText } from '../../src/views/problems/allowed-text';
import { paramFields } from '../support/contract-fields';

const fieldOf = (schema: Parameters<typeof describeFields>[0], name: string, input?: unknown) =>
  describeFields(schema, input).find((field) => field.name === name);

describe('describeFields(schema)', () => {
  it('tells all that a form needs of a number', () => {
    expect(fieldOf(networkSchema, 'oneWayLatencyMs')).toEqual({
      name: 'oneWayLatencyMs',
      type: 'number',
      isNullable: false,
      min: 0,
      max: 60_000,
      slider: [0, 1000],
      unit: 'ms',
      default: 60,
      options: [],
    });
    expect(fieldOf(serverSchema, 'workers')).toMatchObject({
      type: 'whole',
      min: 1,
      max: 1e6,
      unit: 'count',
      default: 200,
    });
    expect(fieldOf(serverSchema, 'heartbeatMs')).toMatchObject({
      type: 'number',
      isNullable: true,
      min: 100,
      max: 3_600_000,
      default: 15_000,
    });
  });

  it('tells booleans, choices, and what is none of these', () => {
    expect(fieldOf(serverSchema, 'keepsMessages')).toMatchObject({ type: 'boolean', default: true, slider: null });
    expect(fieldOf(networkSchema, 'tls')).toMatchObject({
      type: 'choice',
      default: 'none',
      options: ['none', '1.2', '1.3'],
    });
    expect(fieldOf(networkSchema, 'jitter')).toMatchObject({ type: 'other', default: {} });
  });

  it('keeps the order of the schema', () => {
    expect(describeFields(scenarioSchema).map(({ name }) => name)).toEqual([
      'version',
      'seed',
      'durationMs',
      'clients',
      'techniques',
      'network',
      'browser',
      'proxy',
      'server',
      'messages',
      'uplink',
      'articleLoop',
      'interventions',
    ]);
  });
});

describe('describeFields(schema), of every kind', () => {
  it('describeFields(variant, input) tells the fields of the kind that the input is', () => {
    const namesOf = (input: unknown) => describeFields(messagesSchema, input).map(({ name }) => name);
    expect(namesOf({ kind: 'every' })).toEqual(['kind', 'periodMs', 'firstMs', 'payloadBytes']);
    expect(namesOf({ kind: 'bursts' })).toEqual(['kind', 'everyMs', 'count', 'withinMs', 'payloadBytes']);
    expect(namesOf({})).toEqual(namesOf({ kind: 'poisson' }));
    for (const input of [{ kind: 'rain' }, { kind: null }]) expect(namesOf(input)).toEqual([]);
  });

  it('gives each number a slider within its range', () => {
    const schemas = [...Object.values(paramsSchemas), networkSchema, serverSchema];
    for (const { name, type, slider, min, max } of schemas.flatMap((schema) => describeFields(schema))) {
      if (type !== 'number' && type !== 'whole') continue;
      const [from = NaN, to = NaN] = slider ?? [];
      expect(from < to && from >= (min ?? NaN) && to <= (max ?? NaN), name).toBe(true);
    }
  });

  it.each(Object.entries(paramFields))(
    'has the parameters of %s that the contract names, in its order',
    (id, fields) => {
      const schema = paramsSchemas[id];
      expect(schema && describeFields(schema).map((field) => [field.name, field.default])).toEqual(
        fields.map(({ path, default: value }) => [path, value]),
      );
    },
  );
});

describe('describeAllowed(node)', () => {
  const wordsOf = (schema: Parameters<typeof nodeOf>[0]) =>
    allowedText(describeAllowed(nodeOf(schema)), languageOf('en').words.problems);

  it.each([
    ['oneWayLatencyMs', 'a number from 0 to 60000 ms'],
    ['bandwidthKbps', 'a number from 1 to 10000000 kbit/s, or null'],
    ['tls', 'one of: none, 1.2, 1.3'],
    ['jitter', 'an object whose "kind" is one of: none, uniform, normal, logNormal, pareto'],
  ] as const)('says of network.%s: %s', (name, words) => {
    expect(wordsOf(networkSchema.entries[name])).toBe(words);
  });

  it.each([
    ['version', '1'],
    ['seed', 'a whole number from 0 to 4294967295'],
    ['techniques', 'a list of 1 to 6'],
    ['interventions', 'a list of at most 10000'],
    ['browser', 'an object with: connectionsPerHost, warmConnection, cookieBytes, tabs'],
    ['proxy', 'an object with: idleTimeoutMs, firstByteTimeoutMs, isBuffering, bufferBytes, passesUpgrade, upstreamConnections, or null'],
  ] as const)('says of %s: %s', (name, words) => {
    expect(wordsOf(scenarioSchema.entries[name])).toBe(words);
  });
});
