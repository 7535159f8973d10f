import { must } from '../../core/assert';
import type { describeFields } from '../../scenario/describe-fields';

type Schema = Parameters<typeof describeFields>[0];

interface VariantLike {
  readonly wrapped?: VariantLike;
  readonly type: string;
  readonly options?: readonly { readonly entries: { readonly kind: KindNode } }[];
}

/** The kinds of a variant, in order; none of any other schema. */
export function variantKinds(schema: Schema): readonly string[] {
  const node = schema as unknown as VariantLike;
  const inner = node.wrapped ?? node;
  return inner.type === 'variant' ? (inner.options ?? []).map(({ entries: { kind } }) => literalOf(kind)) : [];
}

/** The kind that needs not be named stands inside an `optional`. */
interface KindNode {
  readonly literal?: string;
  readonly wrapped?: KindNode;
}

function literalOf({ literal, wrapped }: KindNode): string {
  return wrapped ? literalOf(wrapped) : must(literal, 'a kind is a literal');
}
