import fc from 'fast-check';
import { must } from '../../src/core/assert';
import { describeFields } from '../../src/scenario/describe-fields';
import { scenarioSchema } from '../../src/scenario/schema';
import { nodeOf, schemaOf, unwrapped, type SchemaNode } from '../../src/scenario/schema-walk';
import { SETTABLE_PARTS } from '../../src/scenario/set-value';

interface Leaf {
  readonly path: string;
  readonly values: readonly unknown[];
}

/** Every field that a `set` may name, those of every kind of a union included, with values that it takes. */
export const settableLeaves: readonly Leaf[] = SETTABLE_PARTS.flatMap((part) =>
  leavesOf(part, nodeOf(scenarioSchema.entries[part])),
);

/** A `set` of any of them, within the first seconds. */
export const anyLeafSet = fc.constantFrom(...settableLeaves).chain(({ path, values }) =>
  fc.record({
    atMs: fc.integer({ min: 0, max: 3000 }),
    do: fc.constant('set'),
    path: fc.constant(path),
    value: fc.constantFrom(...values),
  }),
);

function leavesOf(path: string, node: SchemaNode): readonly Leaf[] {
  const inner = unwrapped(node);
  const kinds = inner.type === 'variant' ? (inner.options as readonly SchemaNode[]) : [inner];
  return kinds.flatMap((kind) =>
    describeFields(schemaOf(kind)).flatMap(({ name, type, min, max, options, ...field }): readonly Leaf[] => {
      const leaf = (...values: readonly unknown[]) => [{ path: `${path}.${name}`, values }];
      const entry = must(kind.entries?.[name], 'a described field');
      if (type === 'boolean') return leaf(true, false);
      if (type === 'choice') return leaf(...options);
      if (type !== 'other') return leaf(min, max, field.default ?? min, ...(field.isNullable ? [null] : []));
      if (unwrapped(entry).type === 'literal') return leaf(unwrapped(entry).literal);
      return unwrapped(entry).type === 'array' ? leaf([]) : leavesOf(`${path}.${name}`, entry);
    }),
  );
}
