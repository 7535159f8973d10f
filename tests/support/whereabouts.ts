import { toWholeMicroseconds } from '../../src/core/units';
import type { Lane, Scenario } from '../../src/scenario/schema';
import { withSetValue } from '../../src/scenario/set-value';
import type { EventOf, Trace } from '../../src/trace/events';
import { isSamePage, pageName, pageOf, pagesOf, type PageId } from '../../src/trace/page-id';

/** The article's loop makes its own news. */
export function isLoop({ params }: Lane): boolean {
  return params['answers'] === 'article-loop';
}

/** Their pages may have a message and not have read it: an iframe is read at a tick, a script waits for those before it. */
const KEEPING_PAGES = ['iframe-polling', 'jsonp-polling'];

/** A server that answers at once knows how things stand, whatever it keeps. */
function knowsTheNewest({ id, params }: Lane): boolean {
  return params['answers'] === 'at-once' || id === 'adaptive-polling' || id === 'conditional-polling';
}

/** Whether the client tells what it has, and the server can give what came after (W11). */
export function mayAskAgain(lane: Lane, { server }: Scenario): boolean {
  const usesCursor = lane.params['usesCursor'] ?? true;
  return (
    server.keepsMessages && usesCursor === true && !isLoop(lane) && lane.id !== 'websocket' && lane.id !== 'upgrade'
  );
}

/** A scenario as its `set` interventions leave it at its end. */
export function asItEnds(scenario: Scenario): Scenario {
  return scenario.interventions
    .flatMap((act) => (act.do === 'set' && act.isEnabled && act.atMs <= scenario.durationMs ? [act] : []))
    .toSorted((one, other) => toWholeMicroseconds(one.atMs) - toWholeMicroseconds(other.atMs))
    .reduce(withSetValue, scenario);
}

/** Where a message is that was neither delivered nor lost. */
type Whereabouts =
  | 'ahead of a server that stalls'
  | 'kept'
  | 'on the wire'
  | 'in the page, unread'
  | 'with a request that the server still has'
  | 'with a session'
  | 'nowhere';

export interface Found extends PageId {
  readonly messageId: number;
  readonly whereabouts: Whereabouts;
}

/**
 * Where each message is at the end of a run that has no fate yet for a page, read off the trace by an outsider who
 * knows the rules. Lane and scenario are as they are at that end.
 */
export function findWhereabouts(trace: Trace, lane: Lane, scenario: Scenario): readonly Found[] {
  const published = eventsOf(trace, 'message-published');
  const settled = new Set(
    [...eventsOf(trace, 'message-delivered'), ...eventsOf(trace, 'message-lost')].map(
      (fate) => `${fate.messageId} ${pageName(pageOf(fate))}`,
    ),
  );
  const search = createSearch(trace, lane, scenario);
  return published.flatMap((message) =>
    pagesOf(trace)
      .filter((page) => isMeantFor(message, page) && !settled.has(`${message.messageId} ${pageName(page)}`))
      .map((page) => ({ messageId: message.messageId, ...page, whereabouts: search(message, page) })),
  );
}

function isMeantFor({ toClient, toTab = 0 }: EventOf<'message-published'>, page: PageId): boolean {
  return toClient === null || isSamePage(page, { client: toClient, tab: toTab });
}

function createSearch(
  trace: Trace,
  lane: Lane,
  scenario: Scenario,
): (message: EventOf<'message-published'>, page: PageId) => Whereabouts {
  const askers = new Map(eventsOf(trace, 'request-asked').map((asked) => [asked.exchangeId, pageName(asked)]));
  const isOver = new Set(
    [...eventsOf(trace, 'transit-arrived'), ...eventsOf(trace, 'transit-dropped')].map(({ transitId }) => transitId),
  );
  const hasArrived = new Set(eventsOf(trace, 'transit-arrived').map(({ transitId }) => transitId));
  const hasEnded = new Set(eventsOf(trace, 'work-ended').map(({ exchangeId, attempt }) => `${exchangeId}/${attempt}`));
  const openWork = eventsOf(trace, 'work-started').filter(
    ({ exchangeId, attempt }) => !hasEnded.has(`${exchangeId}/${attempt}`),
  );
  const sessions = eventsOf(trace, 'work-started').filter(({ handler }) => handler === 'session-open');
  // A server that is down, or runs the article's loop, takes in nothing that is published.
  const refusedIds = new Set(
    eventsOf(trace, 'message-lost').flatMap(({ messageId, reason }) =>
      reason === 'server-stopped' || reason === 'nobody-listening' ? [messageId] : [],
    ),
  );
  // What was published while it stalls it has not taken in yet.
  const stall = trace.events.findLast(({ kind }) => kind === 'server-stalled' || kind === 'server-resumed');
  const isUntaken = (message: EventOf<'message-published'>) =>
    message.toClient === null && stall?.kind === 'server-stalled' && message.atMs >= stall.atMs;
  const latestId = eventsOf(trace, 'message-published').findLast(
    (message) => message.toClient === null && !refusedIds.has(message.messageId) && !isUntaken(message),
  )?.messageId;
  return (message, page) => {
    const isIts = ({ exchangeId }: { readonly exchangeId: number | null }) =>
      askers.get(exchangeId ?? -1) === pageName(page);
    const { messageId, atMs, toClient } = message;
    if (isUntaken(message)) return 'ahead of a server that stalls';
    const carriers = eventsOf(trace, 'transit-sent').filter(
      (transit) => transit.messageIds.includes(messageId) && isIts(transit),
    );
    if (carriers.some(({ transitId }) => !isOver.has(transitId))) return 'on the wire';
    if (KEEPING_PAGES.includes(lane.id) && carriers.some(({ transitId }) => hasArrived.has(transitId)))
      return 'in the page, unread';
    if (toClient === null && mayAskAgain(lane, scenario)) return 'kept';
    if (knowsTheNewest(lane) && messageId === latestId) return 'kept';
    const isHeld = toClient === null && openWork.some((work) => isIts(work) && work.atMs <= atMs);
    if (isHeld) return 'with a request that the server still has';
    const hasSession = sessions.some((work) => isIts(work) && work.atMs <= atMs);
    return toClient === null && hasSession ? 'with a session' : 'nowhere';
  };
}

function eventsOf<Kind extends Trace['events'][number]['kind']>(
  { events }: Trace,
  kind: Kind,
): readonly EventOf<Kind>[] {
  return events.filter((event): event is EventOf<Kind> => event.kind === kind);
}
