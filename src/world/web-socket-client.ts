import type { StreamEndReason } from '../trace/events';
import type { ResponsePort } from './arrived-request';
import type { Connection } from './connection';
import type { Exchange } from './exchange';
import type { ClientFact, FrameToWrite, Message, WireText } from './protocol';
import type { Surroundings } from './surroundings';

/** What JavaScript is told when a connection ends without a closing handshake. Source: RFC 6455 §7.1.5. */
const ABNORMAL_CLOSURE = 1006;

/** The page's side, as the browser gives it to its WebSocket. */
export interface SocketHost {
  createExchange(): Exchange;
  tell(fact: ClientFact<unknown>): void;
  onMessages(messages: readonly Message[], exchange: Exchange): void;
}

/** The browser's WebSocket: a connection of its own, outside the pool (W10); it never reconnects by itself. */
export class WebSocketClient {
  readonly #world: Surroundings;
  readonly #client: number;
  readonly #host: SocketHost;

  constructor(world: Surroundings, client: number, host: SocketHost) {
    this.#world = world;
    this.#client = client;
    this.#host = host;
  }

  open(): void {
    const exchange = this.#host.createExchange();
    const { recorder } = this.#world.scene;
    const { id: exchangeId, client, initiator } = exchange;
    const sequence = recorder.record({
      kind: 'request-asked',
      exchangeId,
      client,
      tab: 0,
      requestKind: 'handshake',
      initiator,
      cursor: null,
    });
    recorder.causedBy(sequence, () => {
      const end = { onGone: () => this.#onGone(exchange) };
      exchange.connection = this.#world.tcp.open(exchange, 'websocket', end, (connection) =>
        this.#shakeHands(exchange, connection),
      );
    });
  }

  #shakeHands(exchange: Exchange, connection: Connection): void {
    const { scene, network, server } = this.#world;
    const { id: exchangeId, attempt, client, kind, cursor, askedAtMs } = exchange;
    connection.requestCount++;
    const { cookieBytes } = scene.settings.browser;
    const { head, body } = scene.cast.wire.writeRequest({
      seed: scene.seed,
      exchangeId,
      kind,
      cursor,
      askedAtMs,
      cookieBytes,
    });
    network.transmit({
      connection,
      direction: 'up',
      content: 'request',
      exchangeId,
      attempt,
      overheadBytes: head.length + body.length,
      arrive: () =>
        server.receive({
          exchangeId,
          attempt,
          client,
          kind,
          cursor,
          connection,
          port: this.#portOf(exchange, connection),
        }),
    });
  }

  #portOf(exchange: Exchange, connection: Connection): ResponsePort {
    return {
      onStreamHead: () => {
        exchange.hasBegun = true;
        this.#end(exchange, 'answered', 101);
        this.#world.scene.recorder.record({ kind: 'stream-opened', exchangeId: exchange.id });
        this.#host.tell({ type: 'socket.opened' });
      },
      onChunk: (messages) => {
        this.#host.onMessages(messages, exchange);
        this.#host.tell({ type: 'frame.arrived', messages });
      },
      onComment: () => undefined,
      onPing: () => this.#answerPing(exchange, connection),
      onCloseFrame: (code) => this.#onCloseFrame(exchange, connection, code),
      onResponse: (status) => {
        this.#end(exchange, 'http-error', status);
        connection.clientEnd = null;
        this.#world.tcp.closeByClient(connection, 'socket-closed');
        this.#tellClosed(ABNORMAL_CLOSURE);
      },
      onStreamEnd: () => undefined,
    };
  }

  #answerPing(exchange: Exchange, connection: Connection): void {
    const pong = this.#world.scene.cast.wire.writePong?.(this.#frameOf(exchange));
    this.#sendUp(exchange, connection, 'pong', pong, () => undefined);
  }

  #frameOf({ id: exchangeId }: Exchange): FrameToWrite {
    const { clock, seed } = this.#world.scene;
    return { direction: 'up', seed, exchangeId, sentAtMs: clock.nowMs };
  }

  /** The closing handshake: our echo goes up, the server closes the connection, and then the page hears of it (W10). */
  #onCloseFrame(exchange: Exchange, connection: Connection, code: number): void {
    connection.clientEnd = { onGone: () => this.#finish(exchange, 'ended-by-server', code) };
    const close = () => this.#world.tcp.closeByServer(connection, 'socket-closed', 'fin');
    const echo = this.#world.scene.cast.wire.writeCloseFrame?.(this.#frameOf(exchange));
    this.#sendUp(exchange, connection, 'close-frame', echo, () => {
      this.#world.scene.serverTime.whenActive('close frame', close);
    });
  }

  #onGone(exchange: Exchange): void {
    if (exchange.hasBegun) {
      this.#finish(exchange, 'connection-lost', ABNORMAL_CLOSURE);
      return;
    }
    this.#end(exchange, 'network-error', null);
    this.#tellClosed(ABNORMAL_CLOSURE);
  }

  #finish(exchange: Exchange, reason: StreamEndReason, code: number): void {
    this.#world.scene.recorder.record({ kind: 'stream-ended', exchangeId: exchange.id, reason, code });
    this.#tellClosed(code);
  }

  #sendUp(
    exchange: Exchange,
    connection: Connection,
    content: 'pong' | 'close-frame',
    frame: WireText | undefined,
    arrive: () => void,
  ): void {
    this.#world.network.transmit({
      connection,
      direction: 'up',
      content,
      exchangeId: exchange.id,
      attempt: exchange.attempt,
      overheadBytes: frame === undefined ? 0 : frame.head.length + frame.body.length,
      arrive,
    });
  }

  #end(exchange: Exchange, outcome: 'answered' | 'http-error' | 'network-error', status: number | null): void {
    exchange.hasEnded = true;
    this.#world.scene.recorder.record({ kind: 'request-ended', exchangeId: exchange.id, outcome, status });
  }

  #tellClosed(code: number): void {
    this.#host.tell({ type: 'socket.closed', code, random01: this.#world.scene.draws.nextRetry01(this.#client) });
  }
}
