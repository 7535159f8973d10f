/** The bytes of one thing on the wire as text, from the same functions that the world counted them with. */
import { must } from '../../core/assert';
import type { Scenario } from '../../scenario/schema';
import type { AttemptSpan, ExchangeSpan, TransitSpan } from '../../trace/spans';
import type { LaneRun } from './run';

export interface WireText {
  readonly head: string;
  readonly body: string;
}

/** Longer payloads are cut in what is shown; their length is told beside it. */
const SHOWN_PAYLOAD_LENGTH = 200;

/** Null for what has no text of its own: TCP's packets, pings, the end of a stream. */
export function wireTextOf(run: LaneRun, transit: TransitSpan, scenario: Scenario): WireText | null {
  const exchange = run.spans.exchanges.find((candidate) => candidate.id === transit.exchangeId);
  const attempt = exchange?.attempts.find((candidate) => candidate.number === transit.attempt);
  if (exchange === undefined || attempt === undefined) return null;
  const { wire } = run.technique.cast;
  switch (transit.content) {
    case 'request':
      return wire.writeRequest({ kind: exchange.kind, cursor: exchange.cursor, askedAtMs: exchange.askedAtMs });
    case 'response':
      return wire.writeResponse(responseToWrite(run, attempt, transit, scenario));
    case 'stream-head':
      return wire.writeStreamHead?.(responseToWrite(run, attempt, transit, scenario)) ?? null;
    case 'chunk':
    case 'frame':
      return wire.writeChunk?.(messagesOf(run, transit), payloadWriter(attempt)) ?? null;
    default:
      return null;
  }
}

/** What the server wrote in the body of its answer to this request; empty when it wrote none. */
export function bodyOf(run: LaneRun, exchange: ExchangeSpan, scenario: Scenario): string {
  const transit = run.spans.transits.findLast(
    (candidate) => candidate.exchangeId === exchange.id && candidate.content === 'response',
  );
  return transit === undefined ? '' : (wireTextOf(run, transit, scenario)?.body ?? '');
}

function responseToWrite(run: LaneRun, attempt: AttemptSpan, transit: TransitSpan, scenario: Scenario) {
  return {
    status: transit.status ?? 200,
    messages: messagesOf(run, transit),
    sentAtMs: transit.sentAtMs,
    arrivedAtMs: attempt.arrivedAtMs ?? transit.sentAtMs,
    draw: readyDraw(attempt),
    keepAliveMs: scenario.server.keepAliveMs,
    params: run.lane.params,
    payloadOf: payloadWriter(attempt),
  };
}

function readyDraw(attempt: AttemptSpan): number | null {
  return attempt.draws.findLast((draw) => draw.isReady)?.draw ?? null;
}

function messagesOf(run: LaneRun, transit: TransitSpan) {
  return transit.messageIds.map((id) =>
    must(
      run.spans.messages.find((message) => message.id === id),
      `message ${id} was never published`,
    ),
  );
}

/** The article's loop writes its draw; any other payload is a stand-in of the right length. */
function payloadWriter(attempt: AttemptSpan) {
  const draw = readyDraw(attempt);
  return (message: { readonly id: number; readonly payloadBytes: number }) => {
    if (draw !== null) return `result: ${draw}`;
    const length = Math.min(message.payloadBytes, SHOWN_PAYLOAD_LENGTH);
    return `message ${message.id} `.padEnd(length, '·').slice(0, length);
  };
}
