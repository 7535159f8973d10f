import { must } from '../core/assert';
import type { EndedOutcome, StreamEndReason } from '../trace/events';
import type { PageId } from '../trace/page-id';
import type { ResponsePort } from './arrived-request';
import type { Connection } from './connection';
import type { Exchange } from './exchange';
import type { Parcel } from './parcel';
import type { ClientFact, FrameToWrite, Message, Signal, WireText } from './protocol';
import { sendRequest } from './send-request';
import type { Surroundings } from './surroundings';

/** What JavaScript is told when a connection ends without a closing handshake. Source: RFC 6455 §7.1.5. */
const ABNORMAL_CLOSURE = 1006;
/** What a page says that is done with it. Source: RFC 6455 §7.4.1. */
const NORMAL_CLOSURE = 1000;

/** The page's side, as the browser gives it to its WebSocket. */
export interface SocketHost {
  createExchange(session: number | null): Exchange;
  tell(fact: ClientFact<unknown>): void;
  onMessages(messages: readonly Message[], exchange: Exchange): void;
  /** They came on a socket that the page has closed. */
  discard(messages: readonly Message[]): void;
}

/** The browser's WebSocket: a connection of its own, outside the pool (W10); it never reconnects by itself. */
export class WebSocketClient {
  readonly #world: Surroundings;
  readonly #page: PageId;
  readonly #host: SocketHost;
  /** That of the socket which the page listens to. */
  #current: Exchange | null = null;

  constructor(world: Surroundings, page: PageId, host: SocketHost) {
    this.#world = world;
    this.#page = page;
    this.#host = host;
  }

  open(session: number | null): void {
    const exchange = this.#host.createExchange(session);
    this.#current = exchange;
    const { recorder } = this.#world.scene;
    const { id: exchangeId, client, tab, initiator } = exchange;
    const sequence = recorder.record({
      kind: 'request-asked',
      exchangeId,
      client,
      tab,
      requestKind: 'handshake',
      initiator,
      cursor: null,
      ...(session === null ? {} : { session }),
    });
    recorder.causedBy(sequence, () => {
      const end = { onGone: () => this.#onGone(exchange) };
      exchange.connection = this.#world.tcp.open(exchange, 'websocket', end, (connection) =>
        sendRequest(this.#world, exchange, connection, this.#portOf(exchange, connection)),
      );
    });
  }

  /** A frame with what the page's own protocol says. What is sent on a socket that is not open is lost. */
  send(signal: Signal): void {
    const exchange = this.#current;
    const connection = exchange?.connection;
    if (!exchange?.hasBegun || !connection?.isOpenAtClient) return;
    const frame = this.#world.scene.cast.wire.writeSignal?.(this.#frameOf(exchange), signal);
    const { server } = this.#world;
    this.#sendUp(exchange, { content: 'frame', signals: [signal] }, frame, () => server.hear(exchange, signal));
  }

  /** The page is done with it: before it is open, there is only a connection to close. */
  close(): void {
    const exchange = this.#current;
    const connection = exchange?.connection;
    this.#current = null;
    if (!exchange || !connection?.isOpenAtClient) return;
    connection.clientEnd = null;
    if (!exchange.hasBegun) {
      this.#end(exchange, 'aborted', null);
      this.#world.tcp.closeByClient(connection, 'socket-closed');
      return;
    }
    const { recorder, serverTime } = this.#world.scene;
    recorder.record({
      kind: 'stream-ended',
      exchangeId: exchange.id,
      reason: 'closed-by-client',
      code: NORMAL_CLOSURE,
    });
    const frame = this.#world.scene.cast.wire.writeCloseFrame?.(this.#frameOf(exchange));
    this.#sendUp(exchange, { content: 'close-frame' }, frame, () =>
      serverTime.whenActive('close frame', () => this.#world.server.endSocket(exchange)),
    );
  }

  #portOf(exchange: Exchange, connection: Connection): ResponsePort {
    return {
      onStreamHead: () => {
        exchange.hasBegun = true;
        this.#end(exchange, 'answered', 101);
        this.#world.scene.recorder.record({ kind: 'stream-opened', exchangeId: exchange.id });
        this.#tell(exchange, { type: 'socket.opened' });
      },
      onChunk: (messages) => {
        if (exchange !== this.#current) return this.#host.discard(messages);
        this.#host.onMessages(messages, exchange);
        this.#tell(exchange, { type: 'frame.arrived', messages });
      },
      onComment: () => undefined,
      onPing: () => this.#answerPing(exchange),
      onSignal: (signal) => this.#tell(exchange, { type: 'signal.arrived', signal }),
      onCloseFrame: (code) => this.#onCloseFrame(exchange, connection, code),
      onResponse: (status) => {
        this.#end(exchange, 'http-error', status);
        connection.clientEnd = null;
        this.#world.tcp.closeByClient(connection, 'socket-closed');
        this.#tellClosed(exchange, ABNORMAL_CLOSURE);
      },
      onStreamEnd: () => undefined,
    };
  }

  #answerPing(exchange: Exchange): void {
    const pong = this.#world.scene.cast.wire.writePong?.(this.#frameOf(exchange));
    this.#sendUp(exchange, { content: 'pong' }, pong, () => undefined);
  }

  #frameOf({ id: exchangeId }: Exchange): FrameToWrite {
    const { clock, seed } = this.#world.scene;
    return { direction: 'up', seed, exchangeId, sentAtMs: clock.nowMs };
  }

  /** The closing handshake: our echo goes up, the server closes the connection, and then the page hears of it (W10). */
  #onCloseFrame(exchange: Exchange, connection: Connection, code: number): void {
    // Both may begin to close at the same time: the page has had its end.
    if (exchange !== this.#current) return;
    connection.clientEnd = { onGone: () => this.#finish(exchange, 'ended-by-server', code) };
    const close = () => this.#world.tcp.closeByServer(connection, 'socket-closed', 'fin');
    const echo = this.#world.scene.cast.wire.writeCloseFrame?.(this.#frameOf(exchange));
    this.#sendUp(exchange, { content: 'close-frame' }, echo, () => {
      this.#world.scene.serverTime.whenActive('close frame', close);
    });
  }

  #onGone(exchange: Exchange): void {
    if (exchange.hasBegun) {
      this.#finish(exchange, 'connection-lost', ABNORMAL_CLOSURE);
      return;
    }
    this.#end(exchange, 'network-error', null);
    this.#tellClosed(exchange, ABNORMAL_CLOSURE);
  }

  #finish(exchange: Exchange, reason: StreamEndReason, code: number): void {
    this.#world.scene.recorder.record({ kind: 'stream-ended', exchangeId: exchange.id, reason, code });
    this.#tellClosed(exchange, code);
  }

  #sendUp(
    { id: exchangeId, attempt, connection }: Exchange,
    content: Pick<Parcel, 'content' | 'signals'>,
    frame: WireText | undefined,
    arrive: () => void,
  ): void {
    this.#world.network.transmit({
      connection: must(connection, 'only an open socket sends'),
      direction: 'up',
      ...content,
      exchangeId,
      attempt,
      overheadBytes: frame === undefined ? 0 : frame.head.length + frame.body.length,
      arrive,
    });
  }

  #end(exchange: Exchange, outcome: EndedOutcome, status: number | null): void {
    exchange.hasEnded = true;
    this.#world.scene.recorder.record({ kind: 'request-ended', exchangeId: exchange.id, outcome, status });
  }

  #tellClosed(exchange: Exchange, code: number): void {
    const random01 = this.#world.scene.draws.nextRetry01(this.#page.client);
    this.#tell(exchange, { type: 'socket.closed', code, random01 });
  }

  /** A page hears nothing of a socket that it has closed. */
  #tell(exchange: Exchange, fact: ClientFact<unknown>): void {
    if (exchange === this.#current) this.#host.tell(fact);
  }
}
