import { must } from '../core/assert';
import type { ConnectionKind } from '../trace/connection-events';
import type { DropReason, EndedOutcome, StreamEndReason } from '../trace/events';
import type { PageId } from '../trace/page-id';
import type { Connection, ConnectionEnd } from './connection';
import { askedEvent, type Exchange } from './exchange';
import type { Parcel } from './parcel';
import type { ClientFact, FrameToWrite, Message, Signal, WireText } from './protocol';
import type { Surroundings } from './surroundings';
import type { UplinkMessage } from './uplink-fates';

/** The page's side, as the browser gives it to its sockets. */
export interface SocketHost {
  createExchange(session: number | null, port: number | null): Exchange;
  tell(fact: ClientFact<unknown>): void;
  onMessages(messages: readonly Message[], exchange: Exchange): void;
  /** They came on a socket that the page has closed. */
  discard(messages: readonly Message[]): void;
}

/**
 * What a page's sockets go through, whatever is spoken on them: each has a connection of its own, outside the pool (W10),
 * and the page hears of the newest of them alone.
 */
export class SocketLife {
  readonly #world: Surroundings;
  readonly #page: PageId;
  readonly #host: SocketHost;
  /** That of the socket which the page listens to. */
  #current: Exchange | null = null;
  #closing: Exchange | null = null;

  constructor(world: Surroundings, page: PageId, host: SocketHost) {
    this.#world = world;
    this.#page = page;
    this.#host = host;
  }

  get current(): Exchange | null {
    return this.#current;
  }

  /** `onOpened`: TCP's handshake is over. */
  begin(
    exchange: Exchange,
    kind: ConnectionKind,
    end: ConnectionEnd,
    onOpened: (connection: Connection) => void,
  ): void {
    this.#current = exchange;
    const { recorder } = this.#world.scene;
    recorder.causedBy(recorder.record(askedEvent(exchange)), () => {
      exchange.connection = this.#world.tcp.open(exchange, { kind }, end, onOpened);
    });
  }

  /** Both sides may send. */
  opened(exchange: Exchange, status: number | null): void {
    exchange.hasBegun = true;
    this.end(exchange, 'answered', status);
    this.#world.scene.recorder.record({ kind: 'stream-opened', exchangeId: exchange.id });
    this.tell(exchange, { type: 'socket.opened' });
  }

  /** What the page's own protocol says. What is sent on a socket that is not open is lost. */
  send(signal: Signal): void {
    const exchange = this.#current;
    if (!exchange?.hasBegun || !exchange.connection?.isOpenAtClient) return;
    const { scene, server } = this.#world;
    const frame = scene.cast.wire.writeSignal?.(this.frameOf(exchange), signal);
    this.sendUp(exchange, { content: 'frame', signals: [signal] }, frame, () => server.sockets.hear(exchange, signal));
  }

  /** Whether what is sent now leaves: not before it is open, nor after either side has begun to close it. */
  get isOpen(): boolean {
    const exchange = this.#current;
    return exchange?.hasBegun === true && exchange !== this.#closing && exchange.connection?.isOpenAtClient === true;
  }

  /** The server has begun to close it. */
  noteClosing(exchange: Exchange): void {
    this.#closing = exchange;
  }

  /** What the page says to the server. */
  sendUplink(message: UplinkMessage): void {
    const exchange = must(this.#current, 'the page asks whether it is open');
    const { scene, server } = this.#world;
    const cargo = server.uplinkFates.load([message], exchange.id);
    const { cast, settings } = scene;
    const travel = cast.messagesTravel?.(settings.params, message.payloadBytes);
    const text =
      travel === undefined
        ? cast.wire.writeUplink?.(this.frameOf(exchange), message, () => '')
        : cast.wire.writePacket?.({ direction: 'up', travel, message }, () => '');
    const drop = (reason: DropReason) => cargo.perish(reason === 'datagram-lost' ? reason : 'connection-lost');
    this.sendUp(exchange, { content: travel ?? 'frame', uplink: [message], drop }, text, () =>
      server.sockets.takeUplink(exchange, cargo),
    );
  }

  /** One that goes up now. */
  frameOf({ id: exchangeId }: Exchange): FrameToWrite {
    const { clock, seed } = this.#world.scene;
    return { direction: 'up', seed, exchangeId, sentAtMs: clock.nowMs };
  }

  bring(messages: readonly Message[], exchange: Exchange): void {
    if (exchange !== this.#current) return this.#host.discard(messages);
    this.#host.onMessages(messages, exchange);
    this.tell(exchange, { type: 'frame.arrived', messages });
  }

  sendUp(
    { id: exchangeId, attempt, connection }: Exchange,
    content: Pick<Parcel, 'content' | 'signals' | 'uplink' | 'drop'>,
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

  /**
   * The page is done with the socket it has, and hears nothing more of it. Tells which one that is; null where there is
   * none any more, or it was not open yet: then its connection is closed already.
   */
  letGo(code: number | null): { readonly exchange: Exchange; readonly connection: Connection } | null {
    const exchange = this.#current;
    const connection = exchange?.connection;
    this.#current = null;
    if (!exchange || !connection?.isOpenAtClient) return null;
    connection.clientEnd = null;
    if (exchange.hasBegun) {
      this.#recordEnd(exchange, 'closed-by-client', code);
      return { exchange, connection };
    }
    this.end(exchange, 'aborted', null);
    this.#world.tcp.closeByClient(connection, 'socket-closed');
    return null;
  }

  /** Its connection has gone, in good order or not: what that means depends on whether it was open. */
  gone(exchange: Exchange, reason: StreamEndReason, code: number | null): void {
    if (exchange.hasBegun) return this.finish(exchange, reason, code);
    this.end(exchange, 'network-error', null);
    this.tellClosed(exchange, code);
  }

  finish(exchange: Exchange, reason: StreamEndReason, code: number | null): void {
    this.#recordEnd(exchange, reason, code);
    this.tellClosed(exchange, code);
  }

  end(exchange: Exchange, outcome: EndedOutcome, status: number | null): void {
    exchange.hasEnded = true;
    this.#world.scene.recorder.record({ kind: 'request-ended', exchangeId: exchange.id, outcome, status });
  }

  tellClosed(exchange: Exchange, code: number | null): void {
    const random01 = this.#world.scene.draws.nextRetry01(this.#page.client);
    this.tell(exchange, { type: 'socket.closed', code, random01 });
  }

  /** A page hears nothing of a socket that it has closed. */
  tell(exchange: Exchange, fact: ClientFact<unknown>): void {
    if (exchange === this.#current) this.#host.tell(fact);
  }

  #recordEnd({ id: exchangeId }: Exchange, reason: StreamEndReason, code: number | null): void {
    this.#world.scene.recorder.record({ kind: 'stream-ended', exchangeId, reason, code });
  }
}
