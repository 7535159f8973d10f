import type { Readable } from 'node:stream';

export interface CommandOption {
  /** Without the two dashes. */
  readonly name: string;
  /** What stands for its value in the help: `PX`. */
  readonly placeholder: string;
  readonly help: string;
}

export interface CommandInput {
  /** A file, `-`, or a link; empty where a command with `isSourceOptional` was given none. */
  readonly source: string;
  /** What was written for each option, unread; absent ones are not in it. */
  readonly options: Readonly<Record<string, string | undefined>>;
  readonly stdin: Readable;
  /** Of the package. */
  readonly version: string;
  /** The folder with what the build has made. */
  readonly built: string;
}

/** One thing that `pollscope` does with a scenario. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly CommandOption[];
  /** Default false. */
  readonly isSourceOptional?: true;
  /** What goes to standard output, whole. Throws CommandError, having written nothing. A server that it leaves goes on. */
  readonly run: (input: CommandInput) => Promise<string | Uint8Array>;
}
