/** 1: the input is bad, or a run spends its budget. 2: the command itself is wrong. */
export type FailureCode = 1 | 2;

/** A command that cannot be carried out: what goes to standard error, and the exit code. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly exitCode: FailureCode;

  constructor(exitCode: FailureCode, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}

export function badInput(message: string): CommandError {
  return new CommandError(1, message);
}

export function badUsage(message: string): CommandError {
  return new CommandError(2, message);
}
