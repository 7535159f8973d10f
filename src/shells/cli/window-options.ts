/** The part of a run that is asked for. */
import type { CommandInput, CommandOption } from './command';
import { badUsage } from './command-error';
import { momentOption } from './option-values';

export interface AskedWindow {
  /** Null: from the beginning, to the end. */
  readonly fromMs: number | null;
  readonly toMs: number | null;
}

/** `what`: "to draw". */
export function windowOptions(what: string): readonly CommandOption[] {
  return [
    { name: 'from', placeholder: 'TIME', help: `first moment ${what}, such as 2s or 800ms (default 0)` },
    { name: 'to', placeholder: 'TIME', help: `last moment ${what} (default: the end of the run)` },
  ];
}

/** Throws CommandError. */
export function readWindow(options: CommandInput['options']): AskedWindow {
  const fromMs = momentOption(options, 'from');
  const toMs = momentOption(options, 'to');
  if (toMs !== null && toMs <= (fromMs ?? 0))
    throw badUsage(`--to: expected a moment after ${fromMs ?? 0} ms, got ${toMs} ms`);
  return { fromMs, toMs };
}

/** Throws CommandError where the window begins when the run is over. */
export function mustBeginWithin({ fromMs }: AskedWindow, durationMs: number): void {
  if (fromMs !== null && fromMs >= durationMs)
    throw badUsage(`--from: the run ends at ${durationMs} ms, got ${fromMs} ms`);
}
