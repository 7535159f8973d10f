/** What the two forever frames have in common: in their samples the same lines run. */
import { limitedStreamMoves } from './limited-stream-sample';
import type { MoveLines } from './technique';

export const frameServerMoves = limitedStreamMoves({
  begin: 'response.write(`<!doctype html>',
  publish: 'stream.write(toScript(message));',
  write: 'response.write(html);',
});

interface FrameLines {
  readonly open: readonly string[];
  readonly loaded: readonly string[];
  /** The state in which scripts run as they come, and what they run. */
  readonly running: string;
  readonly run: readonly string[];
}

/** The browser's own doing: no line of the page runs. */
const READ = ['The browser does the rest'];

/** The lines of a client for all that its machine shares with the other one's. */
export function frameClientMoves({ open, loaded, running, run }: FrameLines): readonly MoveLines[] {
  const ends = (from: string, ...events: readonly string[]): readonly MoveLines[] =>
    events.map((event) => ({ from, event, to: 'waiting', lines: loaded }));
  return [
    { from: null, event: 'start', to: 'loading', lines: open },
    { from: 'loading', event: 'stream.opened', to: running, lines: READ },
    { from: 'loading', event: 'stream.opened', to: 'buffering', lines: READ },
    ...ends('loading', 'response.failed'),
    { from: 'buffering', event: 'chunk.arrived', to: running, lines: run },
    { from: 'buffering', event: 'chunk.arrived', to: 'buffering', lines: READ },
    { from: 'buffering', event: 'comment.arrived', to: running, lines: READ },
    ...ends('buffering', 'stream.ended', 'response.failed'),
    { from: running, event: 'chunk.arrived', to: running, lines: run },
    ...ends(running, 'stream.ended', 'response.failed'),
    { from: 'waiting', event: 'after reconnectDelay', to: 'loading', lines: open },
  ];
}
