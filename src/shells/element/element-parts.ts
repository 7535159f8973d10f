import type { EmbedSurroundings, MountedEmbed } from '../embedded/embed';

/** What is loaded later. */
export interface ElementParts {
  readonly createEmbed: (
    said: readonly (readonly [string, string])[],
    around: EmbedSurroundings,
  ) => Promise<MountedEmbed>;
  readonly optionsOf: (config: MountedEmbed['config']) => Readonly<Record<string, string>>;
  readonly pairsOf: (
    options: unknown,
    attributes: Iterable<readonly [string, string]>,
  ) => readonly (readonly [string, string])[];
  readonly css: string;
  readonly version: string;
}
