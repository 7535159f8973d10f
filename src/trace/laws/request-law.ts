import type { EndedOutcome, EventOf, RequestEvent, RequestKind, TraceEvent } from '../events';
import { describePage, hasPage } from '../page-id';
import type { MakeLaw } from './law';

interface Request {
  readonly id: number;
  readonly kind: RequestKind;
  /** The browser may send this attempt, and no other. */
  attempt: number;
  isSent: boolean;
  hasAnswerArrived: boolean;
  isEnded: boolean;
  isStreamOpened: boolean;
  isStreamEnded: boolean;
}

type LaterRequestEvent = Exclude<RequestEvent, { readonly kind: 'request-asked' }>;

const ENDS_WITH_AN_ANSWER: ReadonlySet<EndedOutcome> = new Set(['answered', 'empty', 'http-error']);

/**
 * A request is asked once, under the next id of all pages; it is sent after it was asked, again only by the browser's own retry (W7),
 * and it ends at most once: with an answer only when one has arrived. A stream opens before it ends.
 */
export const requestLaw: MakeLaw = ({ trace, report }) => {
  const requests = new Map<number, Request>();
  /** Who asks for a raw connection: a socket on it is open when TCP is, and needs no other answer. */
  const rawRequests = new Map<number, Request>();
  /** Whose answer a transit is. */
  const answers = new Map<number, Request>();

  const requestOf = (event: TraceEvent, id: number): Request | null => {
    const request = requests.get(id);
    if (!request) report(event, `request ${id} was never asked`);
    return request ?? null;
  };
  const hear = (event: EventOf<LaterRequestEvent['kind']>): void => {
    const request = requestOf(event, event.exchangeId);
    if (!request) return;
    const fault = faultOf(event, request);
    if (fault !== null) report(event, `request ${request.id} ${fault}`);
    change(request, event);
  };

  return {
    'request-asked': (event) => {
      const { exchangeId: id, requestKind: kind } = event;
      if (id !== requests.size) report(event, `request ${id} should have the next id, ${requests.size}`);
      if (!hasPage(trace, event)) report(event, `there is no ${describePage(event)}`);
      requests.set(id, newRequest(id, kind));
    },
    'connection-opening': ({ connectionId, connectionKind, exchangeId }) => {
      const request = exchangeId === null ? undefined : requests.get(exchangeId);
      if (request && connectionKind === 'raw') rawRequests.set(connectionId, request);
    },
    'connection-opened': ({ connectionId }) => {
      const request = rawRequests.get(connectionId);
      if (request?.kind === 'handshake') request.hasAnswerArrived = true;
    },
    'request-queued': hear,
    'request-retried': hear,
    'request-ended': hear,
    'stream-opened': hear,
    'stream-ended': hear,
    'transit-sent': (event) => {
      const request = event.exchangeId === null ? null : requestOf(event, event.exchangeId);
      if (!request) return;
      if (event.direction === 'down') answers.set(event.transitId, request);
      if (event.content !== 'request') return;
      if (request.isEnded) report(event, `request ${request.id} is sent after it has ended`);
      if (event.attempt !== request.attempt) {
        report(
          event,
          `request ${request.id} is sent as attempt ${event.attempt ?? 'null'}, expected ${request.attempt}`,
        );
      } else if (request.isSent) report(event, `attempt ${request.attempt} of request ${request.id} is sent twice`);
      request.isSent = true;
    },
    'transit-arrived': (event) => {
      const request = answers.get(event.transitId);
      if (request) request.hasAnswerArrived = true;
    },
  };
};

function newRequest(id: number, kind: RequestKind): Request {
  return {
    ...{ id, kind, attempt: 1, isSent: false, hasAnswerArrived: false },
    ...{ isEnded: false, isStreamOpened: false, isStreamEnded: false },
  };
}

function change(request: Request, event: LaterRequestEvent): void {
  if (event.kind === 'request-ended') request.isEnded = true;
  if (event.kind === 'stream-opened') request.isStreamOpened = true;
  if (event.kind === 'stream-ended') request.isStreamEnded = true;
  if (event.kind === 'request-retried') {
    request.attempt = event.attempt;
    request.isSent = false;
  }
}

function faultOf(event: LaterRequestEvent, request: Request): string | null {
  const nextAttempt = request.attempt + 1;
  switch (event.kind) {
    case 'request-queued':
      return request.isEnded ? 'waits for a connection after it has ended' : null;
    case 'request-retried':
      if (request.isEnded) return 'is retried after it has ended';
      return event.attempt === nextAttempt ? null : `is retried as attempt ${event.attempt}, expected ${nextAttempt}`;
    case 'request-ended':
      if (request.isEnded) return 'ends twice';
      if (!ENDS_WITH_AN_ANSWER.has(event.outcome) || request.hasAnswerArrived) return null;
      return `ends as ${event.outcome}, but nothing has arrived for it`;
    case 'stream-opened':
      if (request.isStreamOpened) return 'opens as a stream twice';
      return request.hasAnswerArrived ? null : 'opens as a stream, but nothing has arrived for it';
    case 'stream-ended':
      if (request.isStreamEnded) return 'ends as a stream twice';
      return request.isStreamOpened ? null : 'ends as a stream, but never opened';
  }
}
