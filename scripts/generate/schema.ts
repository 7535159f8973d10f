// Writes the JSON Schema of the scenario, for editors and for programs that write scenarios.
import { toJsonSchema, type JsonSchema } from '@valibot/to-json-schema';
import type { Unit } from '../../src/scenario/fields';
import {
  connectionActSchema,
  laneSchema,
  requestActSchema,
  scenarioSchema,
  timedActSchema,
} from '../../src/scenario/schema';
import { paramsSchemas } from '../../src/techniques/index';

type Convertible = Parameters<typeof toJsonSchema>[0];

const UNIT_WORDS: Readonly<Record<Unit, string>> = {
  ms: 'in milliseconds',
  fraction: 'a share, from 0 to 1',
  count: 'how many',
  'per-second': 'per second',
  bytes: 'in bytes',
  kbps: 'in kbit/s, which is bits per millisecond',
  none: '',
};

/** As JSON Schema of what is written down: before defaults are filled in. Units become words. */
function convert(schema: unknown): JsonSchema {
  const converted = toJsonSchema(schema as Convertible, {
    typeMode: 'input',
    overrideAction: ({ valibotAction, jsonSchema }) => {
      if (valibotAction.type === 'finite') return jsonSchema; // every number of JSON is
      if (valibotAction.type !== 'metadata') return null;
      const { metadata } = valibotAction as unknown as { readonly metadata: { readonly unit?: Unit } };
      const description = UNIT_WORDS[metadata.unit ?? 'none'];
      return { ...without(jsonSchema, ['unit', 'slider']), ...(description === '' ? {} : { description }) };
    },
  });
  return without(converted, ['$schema']);
}

function without(schema: JsonSchema, keys: readonly string[]): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => !keys.includes(key)));
}

/** One lane for each technique: its id says which parameters it has. */
function describeLane(id: string): JsonSchema {
  const lane = convert(laneSchema);
  const { key } = lane.properties ?? {};
  const properties = { id: { const: id }, ...(key === undefined ? {} : { key }), params: convert(paramsSchemas[id]) };
  return { ...lane, properties, required: ['id'] };
}

/** `public/schema.json`. Parts that are not built yet are in it: the program refuses them by name. */
export async function generate(): Promise<{ path: string; text: string }[]> {
  const scenario = convert(scenarioSchema);
  const acts = [timedActSchema, connectionActSchema, requestActSchema].flatMap((schema) => convert(schema).oneOf ?? []);
  const properties = {
    ...scenario.properties,
    techniques: {
      ...(scenario.properties?.['techniques'] as JsonSchema),
      items: { oneOf: Object.keys(paramsSchemas).map(describeLane) },
    },
    interventions: { ...(scenario.properties?.['interventions'] as JsonSchema), items: { oneOf: acts } },
  };
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'A scenario of Pollscope',
    ...scenario,
    properties,
  };
  return [{ path: 'public/schema.json', text: `${JSON.stringify(schema, null, 2)}\n` }];
}
