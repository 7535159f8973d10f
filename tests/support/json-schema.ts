/** As much of JSON Schema (draft 7) as the scenario's schema uses. */
export interface JsonSchemaNode {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, JsonSchemaNode>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
  readonly items?: JsonSchemaNode;
  readonly anyOf?: readonly JsonSchemaNode[];
  readonly oneOf?: readonly JsonSchemaNode[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
  readonly default?: unknown;
  readonly description?: string;
  readonly title?: string;
  readonly $schema?: string;
}

const KNOWN_KEYWORDS = [
  'type',
  'const',
  'enum',
  'properties',
  'required',
  'additionalProperties',
  'items',
  'anyOf',
  'oneOf',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
  'pattern',
  'default',
  'description',
  'title',
  '$schema',
];

/** The keywords in a schema that `accepts` would not look at. */
export function unknownKeywords(schema: JsonSchemaNode): readonly string[] {
  const { properties = {}, items, anyOf = [], oneOf = [] } = schema;
  const inner = [...Object.values(properties), ...anyOf, ...oneOf, ...(items ? [items] : [])];
  return [...Object.keys(schema).filter((key) => !KNOWN_KEYWORDS.includes(key)), ...inner.flatMap(unknownKeywords)];
}

/** Whether a value is as the schema says. */
export function accepts(schema: JsonSchemaNode, value: unknown): boolean {
  const { anyOf, oneOf } = schema;
  if ('const' in schema && value !== schema.const) return false;
  if (schema.enum && !schema.enum.includes(value)) return false;
  if (schema.type !== undefined && !hasType(schema.type, value)) return false;
  if (anyOf && !anyOf.some((each) => accepts(each, value))) return false;
  if (oneOf && oneOf.filter((each) => accepts(each, value)).length !== 1) return false;
  if (typeof value === 'number') return value >= (schema.minimum ?? -Infinity) && value <= (schema.maximum ?? Infinity);
  if (typeof value === 'string') return schema.pattern === undefined || new RegExp(schema.pattern).test(value);
  if (Array.isArray(value)) return acceptsList(schema, value);
  return (
    typeof value !== 'object' || value === null || acceptsObject(schema, value as Readonly<Record<string, unknown>>)
  );
}

function hasType(type: string, value: unknown): boolean {
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'array') return Array.isArray(value);
  if (type === 'null') return value === null;
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  return typeof value === type;
}

function acceptsList({ items, minItems = 0, maxItems = Infinity }: JsonSchemaNode, list: readonly unknown[]): boolean {
  return list.length >= minItems && list.length <= maxItems && (!items || list.every((each) => accepts(items, each)));
}

function acceptsObject(
  { properties, required = [], additionalProperties = true }: JsonSchemaNode,
  value: Readonly<Record<string, unknown>>,
): boolean {
  if (!required.every((name) => Object.hasOwn(value, name))) return false;
  return Object.entries(value).every(([name, each]) => {
    const property = properties && Object.hasOwn(properties, name) ? properties[name] : undefined;
    return property ? accepts(property, each) : additionalProperties;
  });
}
