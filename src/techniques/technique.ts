import type { GenericSchema } from 'valibot';
import type { AnyStateMachine } from 'xstate';
import type { LaneCast } from '../world/protocol';

export type Locale = 'en' | 'zh-CN';

export interface Source {
  readonly label: string;
  readonly url?: string;
}

/** All that a reader reads about a technique, in one language. */
export interface TechniqueText {
  readonly name: string;
  /** One sentence: what it does. */
  readonly summary: string;
  /** One paragraph: how, and what is peculiar to it. */
  readonly howItWorks: string;
  readonly strengths: readonly string[];
  readonly costs: readonly string[];
  /** Stands under the lane's name; `{pollIntervalMs}` becomes that parameter's value with its unit. */
  readonly laneNote: string;
  /** One entry for each parameter of the schema. */
  readonly params: Readonly<Record<string, { readonly label: string; readonly help: string }>>;
  /** One entry for each state of the machine, by its id: what it is doing, two words or so. */
  readonly states: Readonly<Record<string, string>>;
  readonly sources: readonly Source[];
}

/** One way for a server to reach a browser. One folder, one line in the registry, one preset. */
export interface Technique {
  readonly id: string;
  /** The client's statechart: facts in, wishes out. */
  readonly machine: AnyStateMachine;
  /** A strict object schema: types, defaults and ranges of its parameters. */
  readonly params: GenericSchema<unknown, Record<string, unknown>>;
  readonly cast: LaneCast;
  readonly text: Readonly<Record<Locale, TechniqueText>>;
  /** Real code, loaded when asked for. */
  readonly sample: { readonly client: () => Promise<string>; readonly server: () => Promise<string> };
}
