import type { HandlerKind } from './events';

/** Whether a request is kept until there is something to answer it with. */
export function holdsUntilNews(handler: HandlerKind | null): boolean {
  return handler === 'hold' || handler === 'session-poll';
}
