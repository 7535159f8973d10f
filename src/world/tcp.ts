import type { Network as NetworkSettings } from '../scenario/schema';
import type { ClosedBy, CloseReason, ConnectionKind } from '../trace/connection-events';
import { Connection, type ConnectionEnd, type Route } from './connection';
import type { Exchange } from './exchange';
import { GOAWAY_BYTES, Http2Session } from './http2-session';
import { startHttp2 } from './http2-start';
import { idleTimeoutMs } from './idle-watch';
import type { Network } from './network';
import { QuicHandshake } from './quic';
import type { Scene } from './scene';
import { TlsHandshake } from './tls';
import { MAX_SYN_RESENDS, retransmissionTimeoutMs } from './transit-delay';

/** What a connection is for; of HTTP, 1.1 where it does not say 2. */
export interface WantedConnection {
  readonly kind: ConnectionKind;
  readonly httpVersion?: '2';
}

/** Whoever accepts connections; or tells why the attempt is refused. */
export interface Listener {
  accept(connection: Connection): CloseReason | null;
}

/**
 * Opens and closes connections: the handshake costs one round trip, with TLS one or two more (W2), and news of a close
 * travels one way (W4, W8).
 */
export class Tcp {
  readonly #scene: Scene;
  readonly #network: Network;
  readonly #listener: Listener;
  /** All that were ever opened, by their ids. */
  readonly #connections: Connection[] = [];

  constructor(scene: Scene, network: Network, listener: Listener) {
    this.#scene = scene;
    this.#network = network;
    this.#listener = listener;
  }

  find(connectionId: number): Connection | null {
    return this.#connections[connectionId] ?? null;
  }

  /** For `exchange`. `onOpened` is told when the browser may send; `end.onGone` when that will never be, or is over. */
  open(
    exchange: Exchange,
    { kind, httpVersion }: WantedConnection,
    end: ConnectionEnd,
    onOpened: (connection: Connection) => void,
  ): Connection {
    const { recorder, settings, cast } = this.#scene;
    const { client, id: exchangeId, attempt, port } = exchange;
    const tls = tlsFor(kind, settings.network.tls);
    const portState = port === null ? 'served' : (cast.portState?.(port, settings.params) ?? 'served');
    const connection = this.#create({ client, kind, port, portState, http2: this.#sessionFor(httpVersion) });
    connection.clientEnd = end;
    const sequence = recorder.record({
      kind: 'connection-opening',
      connectionId: connection.id,
      client,
      connectionKind: kind,
      exchangeId,
      attempt,
      ...tlsOf(tls),
      ...versionOf(connection),
      ...(port === null ? {} : { port }),
    });
    const onReady = () => {
      startHttp2(this.#scene, this.#network, connection);
      onOpened(connection);
    };
    recorder.causedBy(sequence, () => {
      if (connection.isQuic) return this.#shakeHands(connection, () => onOpened(connection));
      this.#sendSyn(connection, () => this.#answerSyn(connection, tls, onReady));
    });
    return connection;
  }

  #shakeHands(connection: Connection, onReady: () => void): void {
    const isAccepted = () => this.#listener.accept(connection) === null;
    new QuicHandshake(this.#scene, this.#network, connection, isAccepted, onReady).begin();
  }

  /** What a firewall swallows is sent again, as what is lost (W13): the one looks like the other. */
  #sendSyn(connection: Connection, arrive: () => void, resendCount = 0): void {
    const { clock, clientTime } = this.#scene;
    const resendAtMs = clock.nowMs + retransmissionTimeoutMs(resendCount);
    const sendAgain = () => {
      if (!connection.isOpenAtClient) return;
      if (resendCount < MAX_SYN_RESENDS) return this.#sendSyn(connection, arrive, resendCount + 1);
      this.#recordClose(connection, 'network', 'gave-up-resending');
      connection.goneForClient();
    };
    this.#network.transmit({
      connection,
      direction: 'up',
      content: 'syn',
      arrive,
      drop: (reason) => {
        if (reason !== 'blocked') return;
        clientTime.scheduleAt(Math.max(clock.nowMs, resendAtMs), 'retransmission', sendAgain);
      },
    });
  }

  /** The connection that the page load left idle: its handshakes lie behind it. */
  openWarm(client: number): Connection {
    const { recorder, settings } = this.#scene;
    const http2 = this.#sessionFor(settings.network.httpVersion);
    http2?.warmUp();
    const connection = this.#create({ client, kind: 'http', port: null, portState: 'served', http2 });
    recorder.record({
      kind: 'connection-opening',
      connectionId: connection.id,
      client,
      connectionKind: 'http',
      exchangeId: null,
      attempt: null,
      ...tlsOf(settings.network.tls),
      ...versionOf(connection),
    });
    this.#listener.accept(connection);
    connection.isOpenAtServer = true;
    recorder.record({ kind: 'connection-opened', connectionId: connection.id, isWarm: true });
    return connection;
  }

  #sessionFor(httpVersion: NetworkSettings['httpVersion'] = '1.1'): Http2Session | null {
    const { network, server } = this.#scene.settings;
    if (httpVersion !== '2') return null;
    return new Http2Session(network.tls === 'none' ? 'http' : 'https', server.maxConcurrentStreams);
  }

  #create(route: Route): Connection {
    const connection = new Connection(this.#connections.length, route);
    this.#connections.push(connection);
    return connection;
  }

  #answerSyn(connection: Connection, tls: NetworkSettings['tls'], onReady: () => void): void {
    const refusal = this.#listener.accept(connection);
    if (refusal !== null) {
      this.#recordClose(connection, 'server', refusal);
      this.#network.transmit({
        connection,
        direction: 'down',
        content: 'reset',
        arrive: () => connection.goneForClient(),
      });
      return;
    }
    connection.isOpenAtServer = true;
    const handshake = tls === 'none' ? null : new TlsHandshake(this.#scene, this.#network, connection, tls, onReady);
    this.#network.transmit({
      connection,
      direction: 'down',
      content: 'syn-ack',
      arrive: () => {
        const sequence = this.#scene.recorder.record({
          kind: 'connection-opened',
          connectionId: connection.id,
          isWarm: false,
        });
        this.#scene.recorder.causedBy(sequence, () => (handshake ? handshake.begin() : onReady()));
      },
    });
  }

  closeByClient(connection: Connection, reason: CloseReason): void {
    if (!connection.isOpenAtClient) return;
    connection.isOpenAtClient = false;
    this.#recordClose(connection, 'client', reason);
    // Nobody has ever heard of it.
    if (connection.portState === 'blocked') return;
    const tellServer = () =>
      this.#scene.serverTime.whenActive('close of a connection', () => connection.goneForServer());
    const content = connection.isQuic ? 'quic-close' : 'fin';
    this.#network.transmit({ connection, direction: 'up', content, arrive: tellServer });
  }

  /**
   * `content`: a `fin` after all that was sent, or a `reset`, which says that the work on it is lost. QUIC has one word
   * for both. It has no kernel to say it when its process has died: the client hears nothing until its idle timeout.
   */
  closeByServer(connection: Connection, reason: CloseReason, content: 'fin' | 'reset'): void {
    if (!connection.isOpenAtServer) return;
    if (content === 'fin' && connection.http2 !== null) this.#sayGoodbye(connection);
    connection.isOpenAtServer = false;
    this.#recordClose(connection, 'server', reason);
    const tellClient = () => connection.goneForClient(content === 'fin');
    if (!connection.isQuic) {
      this.#network.transmit({ connection, direction: 'down', content, arrive: tellClient });
    } else if (reason === 'server-stopped') this.#fallSilent(connection);
    else this.#network.transmit({ connection, direction: 'down', content: 'quic-close', arrive: tellClient });
  }

  #fallSilent(connection: Connection): void {
    const { clock, clientTime, recorder } = this.#scene;
    clientTime.scheduleAt(clock.nowMs + idleTimeoutMs(this.#scene), 'idle timeout', () => {
      if (!connection.isOpenAtClient) return;
      const closed = { kind: 'connection-closed', connectionId: connection.id, closedBy: 'client' } as const;
      recorder.causedBy(recorder.record({ ...closed, reason: 'idle-timeout' }), () => connection.goneForClient());
    });
  }

  /** HTTP/2: it takes no more streams, and leaves with the `fin`. */
  #sayGoodbye(connection: Connection): void {
    this.#network.transmit({
      ...{ connection, direction: 'down', content: 'goaway', overheadBytes: GOAWAY_BYTES, leavesWithNext: true },
      arrive: () => undefined,
    });
  }

  /** Only the first close is an event of its own: the other side's is the arrival of the news. */
  #recordClose(connection: Connection, closedBy: ClosedBy, reason: CloseReason): void {
    if (connection.isClosed) return;
    connection.isClosed = true;
    this.#scene.recorder.record({ kind: 'connection-closed', connectionId: connection.id, closedBy, reason });
  }
}

/** Flash's sockets know none, and QUIC no other than 1.3 (RFC 9001 §4.2). */
function tlsFor(kind: ConnectionKind, tls: NetworkSettings['tls']): NetworkSettings['tls'] {
  if (kind === 'quic') return '1.3';
  return kind === 'raw' ? 'none' : tls;
}

function versionOf({ http2 }: Connection) {
  return http2 === null ? {} : ({ httpVersion: '2' } as const);
}

function tlsOf(tls: NetworkSettings['tls']) {
  return tls === 'none' ? {} : { tls };
}
