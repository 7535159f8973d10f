// Writes the JSON Schema of the scenario, for editors and for programs that write scenarios.
import { toJsonSchema, type JsonSchema } from '@valibot/to-json-schema';
import { requestActSchema, scenarioSchema, timedActSchema } from '../../src/scenario/schema';
import { paramsSchemas } from '../../src/techniques/index';

type Convertible = Parameters<typeof toJsonSchema>[0];

/** Without `$schema`, which only the whole has, and without what only our own forms read. */
function convert(schema: unknown): JsonSchema {
  const { $schema: _, ...converted } = toJsonSchema(schema as Convertible, {
    typeMode: 'input',
    ignoreActions: ['metadata'],
  });
  return converted;
}
