import type { Unit } from './fields';

/**
 * What a place of the input may hold, as plain data. Each kind is put into words by the catalogues, so that a form, a
 * notice and the command line say it in the reader's language.
 */
export type Allowed = AllowedBySchema | AllowedInScenario | AllowedInLink;

/** What the schema of one field takes. */
export type AllowedBySchema = { readonly isNullable: boolean } & (
  | {
      readonly kind: 'number';
      readonly isWhole: boolean;
      readonly min: number | null;
      readonly max: number | null;
      readonly unit: Unit;
    }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'literal'; readonly literal: unknown }
  | { readonly kind: 'list'; readonly minLength: number | null; readonly maxLength: number | null }
  | { readonly kind: 'text' }
  | { readonly kind: 'object'; readonly fields: readonly string[] }
  /** An object whose field `key` says which other fields it has. */
  | { readonly kind: 'variant'; readonly key: string; readonly options: readonly string[] }
  | { readonly kind: 'another-value' }
);

/** What only the whole of a scenario can tell. */
type AllowedInScenario =
  | { readonly kind: 'text-form'; readonly form: TextForm }
  /** The field itself is not known. */
  | { readonly kind: 'known-field'; readonly known: readonly string[] }
  /** The contract names it, but it is not built. */
  | { readonly kind: 'built'; readonly max: number }
  | { readonly kind: 'free-key'; readonly taken: string }
  | { readonly kind: 'request-of-lane'; readonly laneKeys: readonly string[] }
  | { readonly kind: 'settable-path'; readonly parts: readonly string[] }
  | { readonly kind: 'param-of-some-lane' }
  | { readonly kind: 'changeable-path'; readonly fixed: readonly string[] }
  | { readonly kind: 'existing-place' }
  /** There is nothing (null) to have such a field: it is set as a whole. */
  | { readonly kind: 'whole-parent'; readonly parent: string };

/** What only a link has, or a configuration that comes by another door. */
type AllowedInLink =
  /** The parameter itself is not known. */
  | { readonly kind: 'known-parameter'; readonly known: readonly string[] }
  | { readonly kind: 'parameter-once' }
  /** The whole run stands in the fragment, so no scene can be named beside it. */
  | { readonly kind: 'no-scene-beside-state' }
  | { readonly kind: 'quantity' }
  | { readonly kind: 'run-with-intervals' }
  | { readonly kind: 'moment' }
  | { readonly kind: 'fault-form'; readonly examples: readonly string[] }
  | { readonly kind: 'scene-or-json' }
  /** JSON at an address. */
  | { readonly kind: 'readable-address'; readonly maxBytes: number }
  /** An object whose fields are parameters. */
  | { readonly kind: 'options'; readonly example: string }
  /** There is such a parameter, but not here. */
  | { readonly kind: 'in-embed-only' }
  | { readonly kind: 'mark' }
  | { readonly kind: 'own-state' }
  | { readonly kind: 'short-state'; readonly maxLength: number }
  | { readonly kind: 'whole-link' }
  | { readonly kind: 'link-version'; readonly version: number };

/** How a text must look that follows a pattern. */
export type TextForm = 'request-key' | 'connection-key' | 'lane-key';

export function oneOf(options: readonly string[]): Allowed {
  return { kind: 'choice', options, isNullable: false };
}
