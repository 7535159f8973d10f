import type { Newsroom } from './newsroom';
import type { Desk, RequestHandler } from './request-handler';

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
