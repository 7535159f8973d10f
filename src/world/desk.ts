import type { PageId } from '../trace/page-id';
import type { WorkResult } from '../trace/server-events';
import type { Newsroom } from './newsroom';
import type { Message } from './protocol';
import type { RequestHandler } from './request-handler';
import type { Sessions } from './sessions';

/** What a handler needs of the server it runs in. */
export interface Desk {
  readonly sessions: Sessions;
  /** What there is for this request, given what it has been sent already. */
  newsFor(handler: RequestHandler): readonly Message[];
  /** The article's loop publishes for its own page. */
  publishFor(page: PageId): Message;
  /** Messages that were taken for a client who no longer listens. */
  discard(handler: RequestHandler, messages: readonly Message[]): void;
  /** A worker has taken it up. */
  onStarted(handler: RequestHandler): void;
  /** It waits without a worker. */
  onParked(handler: RequestHandler): void;
  onEnded(handler: RequestHandler, result: WorkResult): void;
}

/** Where a request is worked on: the news are the newsroom's, the workers those of `hooks`. */
export function deskOf(newsroom: Newsroom, hooks: Pick<Desk, 'onStarted' | 'onParked' | 'onEnded'>): Desk {
  return {
    sessions: newsroom.sessions,
    newsFor: (handler: RequestHandler) => newsroom.newsFor(handler),
    publishFor: (page) => newsroom.publishFor(page),
    discard: ({ request }, messages) => newsroom.discard(request, messages, 'nobody-listening'),
    ...hooks,
  };
}
