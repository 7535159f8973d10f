import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '../../src/core/assert';
import { withValueAt } from '../../src/scenario/set-value';
import published from '../../public/schema.json';
import { defaultScenario, paramFields, scenarioFields } from '../support/contract-fields';
import { accepts, unknownKeywords, type JsonSchemaNode } from '../support/json-schema';
import { presets } from '../support/presets';
import { anyScenarioInput } from '../support/random-scenarios';
import { problemsOf } from '../support/scenarios';

const schema: JsonSchemaNode = published;
const plain = { version: 1, techniques: [{ id: 'sse' }] };

/** The property at a dotted path of the scenario. */
function propertyAt(path: string): JsonSchemaNode | undefined {
  return path.split('.').reduce<JsonSchemaNode | undefined>((node, name) => node?.properties?.[name], schema);
}

const laneOf = (id: string) =>
  must(
    propertyAt('techniques')?.items?.oneOf?.find((lane) => lane.properties?.['id']?.const === id),
    id,
  );

describe('public/schema.json', () => {
  it('says nothing that the check here does not look at', () => {
    expect([...new Set(unknownKeywords(schema))]).toEqual([]);
  });

  it('accepts every preset and every scenario that the program accepts', () => {
    for (const [name, preset] of Object.entries(presets)) expect(accepts(schema, preset), name).toBe(true);
    expect(accepts(schema, defaultScenario)).toBe(true);
    fc.assert(
      fc.property(anyScenarioInput, (input) => accepts(schema, input)),
      { seed: 1, numRuns: 200 },
    );
  });

  it('accepts nothing that the program refuses, but for what is not built and what needs the whole to be judged', () => {
    const change = fc.record({
      path: fc.constantFrom(
        'seed',
        'clients',
        'durationMs',
        'network',
        'network.oneWayLatencyMs',
        'network.jitter',
        'browser.connectionsPerHost',
        'server.heartbeatMs',
        'messages',
        'messages.kind',
        'articleLoop.draws',
        'techniques.0.params',
        'techniques.0.params.reconnectMs',
        'techniques.0.extra',
        'techniques',
        'version',
        'extra',
        'server.extra',
      ),
      value: fc.oneof(
        fc.jsonValue(),
        fc.constantFrom(-1, 0, 1, 1.5, 1e9, null, {}, [], { kind: 'at' }, { kind: 'uniform', spreadMs: 5 }),
      ),
    });
    fc.assert(
      fc.property(change, ({ path, value }) => {
        const input: unknown = JSON.parse(JSON.stringify(withValueAt(plain, path.split('.'), value)));
        const problems = problemsOf(input).filter(({ message }) => !message.includes('not available yet'));
        expect(accepts(schema, input)).toBe(problems.length === 0);
      }),
      { seed: 1, numRuns: 1000 },
    );
  });
});

describe('the properties of public/schema.json', () => {
  it('has the defaults and ranges of the contract', () => {
    for (const { path, default: value, min, isNullable } of scenarioFields.filter((field) => !field.base)) {
      expect(propertyAt(path), path).toMatchObject({
        default: value,
        ...(min === undefined || isNullable ? {} : { minimum: min }),
      });
    }
  });

  it.each(Object.entries(paramFields))('has the parameters of %s, and no others', (id, fields) => {
    const params = must(laneOf(id).properties?.['params'], id);
    expect(Object.entries(params.properties ?? {}).map(([name, property]) => [name, property.default])).toEqual(
      fields.map((field) => [field.path, field.default]),
    );
    expect(params.additionalProperties).toBe(false);
  });

  it('says units in words', () => {
    expect(propertyAt('network.oneWayLatencyMs')?.description).toBe('in milliseconds');
    expect(propertyAt('network.lossProbability')?.description).toBe('a share, from 0 to 1');
  });
});
