import type { EndedOutcome, EventOf, TraceEvent } from '../events';
import type { MakeLaw } from './law';

interface Request {
  readonly id: number;
  /** The browser may send this attempt and no later one. */
  attemptMax: number;
  isSent: boolean;
  hasAnswerArrived: boolean;
  isEnded: boolean;
  isStreamOpened: boolean;
  isStreamEnded: boolean;
}

const NEEDS_AN_ANSWER: ReadonlySet<EndedOutcome> = new Set(['answered', 'empty', 'http-error']);

/**
 * A request is asked once, under the next id; it is sent after it was asked, again only by the browser's own retry (W7),
 * and it ends at most once: with an answer only when one has arrived. A stream opens before it ends.
 */
export const requestLaw: MakeLaw = ({ trace, report }) => {
  const requests = new Map<number, Request>();
  const exchangeOfAnswer = new Map<number, number>();

  const ask = (event: EventOf<'request-asked'>): void => {
    if (event.exchangeId !== requests.size)
      report(event, `request ${event.exchangeId} should have the next id, ${requests.size}`);
    if (event.client < 0 || event.client >= trace.clients) report(event, `there is no client ${event.client}`);
    requests.set(event.exchangeId, {
      id: event.exchangeId,
      attemptMax: 1,
      isSent: false,
      hasAnswerArrived: false,
      isEnded: false,
      isStreamOpened: false,
      isStreamEnded: false,
    });
  };

  const known = (event: TraceEvent, exchangeId: number): Request | undefined => {
    const request = requests.get(exchangeId);
    if (!request) report(event, `request ${exchangeId} was never asked`);
    return request;
  };

  const send = (event: EventOf<'transit-sent'>, request: Request): void => {
    if (event.direction === 'down') {
      exchangeOfAnswer.set(event.transitId, request.id);
      return;
    }
    if (event.content !== 'request') return;
    if (request.isEnded) report(event, `request ${request.id} is sent after it has ended`);
    if (event.attempt !== request.attemptMax)
      report(event, `request ${request.id} is sent as attempt ${event.attempt}, expected ${request.attemptMax}`);
    else if (request.isSent) report(event, `attempt ${event.attempt} of request ${request.id} is sent twice`);
    request.isSent = true;
  };

  const change = (
    event: EventOf<'request-queued' | 'request-retried' | 'request-ended' | 'stream-opened' | 'stream-ended'>,
    request: Request,
  ): void => {
    const fault = faultOf(event, request);
    if (fault) report(event, `request ${request.id} ${fault}`);
    if (event.kind === 'request-ended') request.isEnded = true;
    if (event.kind === 'stream-opened') request.isStreamOpened = true;
    if (event.kind === 'stream-ended') request.isStreamEnded = true;
    if (event.kind === 'request-retried') {
      request.attemptMax = event.attempt;
      request.isSent = false;
    }
  };

  return (event) => {
    switch (event.kind) {
      case 'request-asked':
        return ask(event);
      case 'request-queued':
      case 'request-retried':
      case 'request-ended':
      case 'stream-opened':
      case 'stream-ended': {
        const request = known(event, event.exchangeId);
        return request && change(event, request);
      }
      case 'transit-sent': {
        const request = event.exchangeId === null ? undefined : known(event, event.exchangeId);
        return request && send(event, request);
      }
      case 'transit-arrived': {
        const request = requests.get(exchangeOfAnswer.get(event.transitId) ?? -1);
        if (request) request.hasAnswerArrived = true;
        return;
      }
      default:
        return;
    }
  };
};

function faultOf(
  event: EventOf<'request-queued' | 'request-retried' | 'request-ended' | 'stream-opened' | 'stream-ended'>,
  request: Request,
): string | null {
  switch (event.kind) {
    case 'request-queued':
      return request.isEnded ? 'waits for a connection after it has ended' : null;
    case 'request-retried':
      if (request.isEnded) return 'is retried after it has ended';
      return event.attempt === request.attemptMax + 1
        ? null
        : `is retried as attempt ${event.attempt}, expected ${request.attemptMax + 1}`;
    case 'request-ended':
      if (request.isEnded) return 'ends twice';
      return NEEDS_AN_ANSWER.has(event.outcome) && !request.hasAnswerArrived
        ? `ends as ${event.outcome}, but nothing has arrived for it`
        : null;
    case 'stream-opened':
      if (request.isStreamOpened) return 'opens as a stream twice';
      return request.hasAnswerArrived ? null : 'opens as a stream, but nothing has arrived for it';
    case 'stream-ended':
      if (request.isStreamEnded) return 'ends as a stream twice';
      return request.isStreamOpened ? null : 'ends as a stream, but never opened';
  }
}
