import { describeFields } from './describe-fields';
import { actSchemaFor } from './interventions';
import type { ParamsSchemas, Scenario } from './schema';
import { scenarioSchema } from './schema';
import { entriesOf, nodeOf, type SchemaNode } from './schema-walk';

/**
 * The scenario as short as it can be said: every value that is its default left out. Plain JSON; `parseScenario` gives
 * the same scenario back.
 */
export function withoutDefaults(scenario: Scenario, schemas: ParamsSchemas): Record<string, unknown> {
  const { techniques, interventions, ...rest } = scenario;
  const lanes = techniques.map(({ id, key, params }) => {
    const schema = schemas[id];
    const defaults = new Map(schema ? describeFields(schema).map((field) => [field.name, field.default]) : []);
    const changed = Object.fromEntries(
      Object.entries(params).filter(([name, value]) => !isSame(value, defaults.get(name))),
    );
    return { id, ...(key === id ? {} : { key }), ...(Object.keys(changed).length === 0 ? {} : { params: changed }) };
  });
  const compact = compactObject(nodeOf(scenarioSchema), rest);
  const acts = interventions.map((act) => compactObject(nodeOf(actSchemaFor(act)), act));
  return { ...compact, version: 1, techniques: lanes, ...(acts.length === 0 ? {} : { interventions: acts }) };
}

/** Leaves out entries that equal their default, deeply; of a variant also its kind, where that is the usual one. */
function compactObject(node: SchemaNode, value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const entries = entriesOf(node, value) ?? {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, each]) => {
      const entry = entries[name];
      if (!entry) return [[name, each]];
      const isObject = typeof each === 'object' && each !== null && !Array.isArray(each);
      if (!isObject) return isSame(each, entry.default) ? [] : [[name, each]];
      const inner = compactObject(entry, each as Record<string, unknown>);
      return isSame(inner, entry.default) ? [] : [[name, inner]];
    }),
  );
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
