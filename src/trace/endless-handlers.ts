import type { HandlerKind } from './events';

const ENDLESS: readonly (HandlerKind | null)[] = ['stream', 'limited-stream', 'socket', 'session-socket'];

/** Whether a server that takes a request so answers without end: it works when it writes, and nobody waits for its end. */
export function isEndless(handler: HandlerKind | null): boolean {
  return ENDLESS.includes(handler);
}
