import type { Signal } from '../trace/events';
import type { TransitSpan } from '../trace/spans';

/** As they stand on the wire; the numbers are Engine.IO's, whose names are said where they are not words themselves. */
const SIGNAL_TEXTS: Readonly<Record<Signal, string>> = {
  open: '0 open',
  close: '1 close',
  ping: '2 ping',
  pong: '3 pong',
  probe: '2probe',
  'probe-answer': '3probe',
  upgrade: '5 upgrade',
  noop: '6 noop',
};

/** What a page's own protocol says in this transit; null where it says nothing. */
export function signalText({ signals }: TransitSpan): string | null {
  return signals.length === 0 ? null : signals.map((signal) => SIGNAL_TEXTS[signal]).join(', ');
}

/** The same after a word. */
export function withSignals(word: string, transit: TransitSpan): string {
  const text = signalText(transit);
  return text === null ? word : `${word} · ${text}`;
}
