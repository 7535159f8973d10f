import { must } from '../core/assert';
import { followProxy, followWork } from './attempt-history';
import type { EventOf } from './events';
import type { ProxyEventKind, WorkEventKind } from './server-events';
import type { AttemptSpan, ConnectionSpan, ExchangeSpan, TransitSpan } from './spans';
import { KeptSpans } from './kept-spans';

/** Pairs requests with their ends, attempt by attempt. */
export class ExchangeSpans {
  readonly kept = new KeptSpans<ExchangeSpan>();
  /** Which messages each exchange has brought, so that an answer that comes twice counts once. */
  readonly #broughtIds = new Map<number, Set<number>>();
  /** Connections that have carried a request in this run. */
  readonly #usedConnectionIds = new Set<number>();

  asked(event: EventOf<'request-asked'>): void {
    const span: ExchangeSpan = {
      id: event.exchangeId,
      client: event.client,
      tab: event.tab,
      kind: event.requestKind,
      initiator: event.initiator,
      cursor: event.cursor,
      session: event.session ?? null,
      askedAtMs: event.atMs,
      wasQueued: false,
      attempts: [],
      endedAtMs: null,
      outcome: 'open',
      status: null,
      openedAtMs: null,
      streamEndedAtMs: null,
      streamEndReason: null,
      closeCode: null,
      messageIds: [],
      uplinkIds: [],
      requestBytes: 0,
      responseBytes: 0,
      askedSequence: event.sequence,
      endedSequence: null,
    };
    this.kept.add(span);
  }

  queued(event: EventOf<'request-queued'>): void {
    this.byId(event.exchangeId).wasQueued = true;
  }

  ended(event: EventOf<'request-ended'>): void {
    const span = this.byId(event.exchangeId);
    span.status = event.status ?? span.status;
    span.outcome = event.outcome;
    span.endedAtMs = event.atMs;
    span.endedSequence = event.sequence;
  }

  streamOpened(event: EventOf<'stream-opened'>): void {
    this.byId(event.exchangeId).openedAtMs = event.atMs;
  }

  streamEnded(event: EventOf<'stream-ended'>): void {
    const span = this.byId(event.exchangeId);
    span.streamEndedAtMs = event.atMs;
    span.streamEndReason = event.reason;
    span.closeCode = event.code;
  }

  connectionOpening({ exchangeId, attempt, atMs }: EventOf<'connection-opening'>, connection: ConnectionSpan): void {
    if (exchangeId === null || attempt === null) return;
    this.#beginAttempt(this.byId(exchangeId), attempt, atMs, connection);
  }

  transitSent(transit: TransitSpan, connection: ConnectionSpan): void {
    if (transit.exchangeId === null) return;
    const span = this.byId(transit.exchangeId);
    const bytes = transit.overheadBytes + transit.payloadBytes;
    for (const id of transit.uplinkIds) if (!span.uplinkIds.includes(id)) span.uplinkIds.push(id);
    if (transit.direction === 'up') span.requestBytes += bytes;
    else span.responseBytes += bytes;
    if (transit.attempt === null) return;
    if (transit.content === 'request') this.#sendAttempt(span, transit.attempt, transit.sentAtMs, connection);
    // What refuses a stream is no answer.
    else if (transit.direction === 'down' && transit.content !== 'stream-reset')
      this.attempt(span.id, transit.attempt).respondedAtMs ??= transit.sentAtMs;
  }

  transitArrived(transit: TransitSpan, atMs: number): void {
    if (transit.exchangeId === null) return;
    const span = this.byId(transit.exchangeId);
    if (transit.direction === 'down') {
      span.status ??= transit.status;
      this.#addMessages(span, transit.messageIds);
    } else if (transit.content === 'request' && transit.attempt !== null) {
      this.attempt(span.id, transit.attempt).arrivedAtMs = atMs;
    }
  }

  worked(event: EventOf<WorkEventKind>): void {
    followWork(this.attempt(event.exchangeId, event.attempt), event);
  }

  proxyDid(event: EventOf<ProxyEventKind>): void {
    const attempt = this.attempt(event.exchangeId, event.attempt);
    attempt.proxy ??= { wait: null, strippedAtMs: null, withheld: [], gaveUpAtMs: null, gaveUpStatus: null };
    followProxy(attempt.proxy, event);
  }

  byId(exchangeId: number): ExchangeSpan {
    return must(this.kept.get(exchangeId), `request ${exchangeId} was never asked`);
  }

  attempt(exchangeId: number, number: number): AttemptSpan {
    const found = this.byId(exchangeId).attempts.find((attempt) => attempt.number === number);
    return must(found, `attempt ${number} of request ${exchangeId} was never sent`);
  }

  /** Drops those that are over, and what was noted of them. */
  forget(isOver: (span: ExchangeSpan) => boolean): void {
    this.kept.forget(isOver);
    for (const id of this.#broughtIds.keys()) if (!this.kept.has(id)) this.#broughtIds.delete(id);
  }

  /** Connections that are gone carry nothing more. */
  forgetConnections(isGone: (connectionId: number) => boolean): void {
    for (const id of this.#usedConnectionIds) if (isGone(id)) this.#usedConnectionIds.delete(id);
  }

  #addMessages(span: ExchangeSpan, messageIds: readonly number[]): void {
    if (messageIds.length === 0) return;
    const broughtIds = this.#broughtIds.get(span.id) ?? new Set();
    this.#broughtIds.set(span.id, broughtIds);
    for (const id of messageIds) {
      if (broughtIds.has(id)) continue;
      broughtIds.add(id);
      span.messageIds.push(id);
    }
  }

  #sendAttempt(span: ExchangeSpan, number: number, sentAtMs: number, connection: ConnectionSpan): void {
    const opened = span.attempts.find((attempt) => attempt.number === number);
    const attempt = opened ?? this.#beginAttempt(span, number, sentAtMs, connection);
    attempt.sentAtMs = sentAtMs;
  }

  #beginAttempt(span: ExchangeSpan, number: number, assignedAtMs: number, connection: ConnectionSpan): AttemptSpan {
    const attempt: AttemptSpan = {
      number,
      connectionId: connection.id,
      // The warm connection has already carried the page itself, so nothing is new on it.
      isNewConnection: !connection.isWarm && !this.#usedConnectionIds.has(connection.id),
      assignedAtMs,
      sentAtMs: null,
      arrivedAtMs: null,
      handler: null,
      wasBacklogged: false,
      workStartedAtMs: null,
      workParkedAtMs: null,
      workEndedAtMs: null,
      workResult: null,
      respondedAtMs: null,
      closeNoticedAtMs: null,
      draws: [],
      proxy: null,
    };
    span.attempts.push(attempt);
    this.#usedConnectionIds.add(connection.id);
    return attempt;
  }
}
