import { must } from '../../core/assert';
import type { Language } from '../../i18n/catalogue';
import type { describeFields } from '../../scenario/describe-fields';
import type { ControlField } from '../../views/controls/control-field';

type Schema = Parameters<typeof describeFields>[0];

interface VariantLike {
  readonly wrapped?: VariantLike;
  readonly type: string;
  readonly options?: readonly { readonly entries: { readonly kind: KindNode } }[];
}

/** The kinds of a variant (jitter, messages), in the order of the schema; none of what is no variant. */
export function variantKinds(schema: Schema): readonly string[] {
  const node = schema as unknown as VariantLike;
  const inner = node.wrapped ?? node;
  return inner.type === 'variant' ? (inner.options ?? []).map(({ entries: { kind } }) => literalOf(kind)) : [];
}

/** The choice among the kinds of the variant whose `kind` is at `id`. */
export function kindControl(
  id: string,
  kinds: readonly string[],
  value: string,
  { label, help }: { readonly label: string; readonly help: string },
  { words }: Language,
): ControlField {
  const names: Readonly<Record<string, string>> = words.options;
  return {
    type: 'choice',
    id,
    value,
    label,
    help,
    options: kinds.map((kind) => ({ value: kind, text: names[`${id}=${kind}`] ?? kind })),
  };
}

/** The kind that needs not be named stands inside an `optional`. */
interface KindNode {
  readonly literal?: string;
  readonly wrapped?: KindNode;
}

function literalOf({ literal, wrapped }: KindNode): string {
  return wrapped ? literalOf(wrapped) : must(literal, 'a kind is a literal');
}
