import type { GenericSchema } from 'valibot';
import type { AnyStateMachine } from 'xstate';
import type { HandlerKind, LaneCast } from '../world/protocol';

export type Locale = 'en' | 'zh-CN';

type Translations<Text> = Readonly<Record<Exclude<Locale, 'en'>, () => Promise<Text>>>;

export interface Source {
  readonly label: string;
  readonly url?: string;
}

/** What a parameter is called, and what it does in a sentence or two. */
export interface ParamText {
  readonly label: string;
  readonly help: string;
}

/** What picture, controls and statechart say of a technique, in one language. Read with `techniqueText`. */
export interface TechniqueText {
  readonly name: string;
  /** One sentence: what it does. */
  readonly summary: string;
  /** Stands under the lane's name; `{pollIntervalMs}` becomes that parameter's value, which is a duration. */
  readonly laneNote: string;
  /** One entry for each parameter of the schema. */
  readonly params: Readonly<Record<string, ParamText>>;
  /** One entry for each state of the machine, by its id: what it is doing, two words or so. */
  readonly states: Readonly<Record<string, string>>;
}

/** What there is to read about a technique, in one language. */
export interface TechniqueAbout {
  /** One paragraph: how it works, and what is peculiar to it. */
  readonly howItWorks: string;
  readonly strengths: readonly string[];
  readonly costs: readonly string[];
  readonly sources: readonly Source[];
}

/** Which lines of code run when a machine takes a transition. */
export interface MoveLines {
  /** Null for the machine's start. */
  readonly from: string | null;
  readonly event: string;
  readonly to: string;
  /** In the order of running; at the last the program then stands. Each is named by a text that no other line has. */
  readonly lines: readonly string[];
  /** The lines instead, where it comes in the very moment of the start: what it waits for had been there already. */
  readonly linesAtStart?: readonly string[];
}

/** A sample's comments in another language, line for line: what each line says, by what it says in English. */
export type SampleComments = Readonly<Record<string, string>>;

/** Real code of client and server that a reader can copy, and where each transition is in it. */
export interface Sample {
  readonly client: { readonly code: string; readonly moves: readonly MoveLines[] };
  readonly server: {
    readonly code: string;
    /** By the behaviour that answers: the ways in which this technique's server can take a request. */
    readonly moves: Readonly<Partial<Record<HandlerKind, readonly MoveLines[]>>>;
  };
  /** The code itself has its comments in English. */
  readonly comments: Translations<SampleComments>;
}

/** One way for a server to reach a browser. One folder, one line in the registry, one preset. */
export interface Technique {
  readonly id: string;
  /** The client's statechart: facts in, wishes out. */
  readonly machine: AnyStateMachine;
  /** A strict object schema: types, defaults and ranges of its parameters. */
  readonly params: GenericSchema<unknown, Record<string, unknown>>;
  readonly cast: LaneCast;
  /** By the event that a timer of the machine brings: the parameter that says how long it runs, or that its length grows from. */
  readonly timerParams: Readonly<Record<string, string>>;
  /** The parameter that is the pause before the next request, where without one it follows an answer at once. */
  readonly nextAfter?: string;
  /** Loaded when someone reads it. */
  readonly about: Readonly<Record<Locale, () => Promise<TechniqueAbout>>>;
  /** Loaded when asked for. */
  readonly sample: () => Promise<Sample>;
}
