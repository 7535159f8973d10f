import type { Network as NetworkSettings } from '../scenario/schema';
import type { ClosedBy, CloseReason, ConnectionKind } from '../trace/connection-events';
import { Connection, type ConnectionEnd } from './connection';
import type { Exchange } from './exchange';
import type { Network } from './network';
import type { Scene } from './scene';
import { TlsHandshake } from './tls';

/** Whoever accepts connections: false when nothing listens, so that the attempt is refused. */
export interface Listener {
  accept(connection: Connection): boolean;
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
    kind: ConnectionKind,
    end: ConnectionEnd,
    onOpened: (connection: Connection) => void,
  ): Connection {
    const { recorder } = this.#scene;
    const { client, id: exchangeId, attempt } = exchange;
    const { tls } = this.#scene.settings.network;
    const connection = this.#create(client, kind);
    connection.clientEnd = end;
    const sequence = recorder.record({
      kind: 'connection-opening',
      connectionId: connection.id,
      client,
      connectionKind: kind,
      exchangeId,
      attempt,
      ...tlsOf(tls),
    });
    recorder.causedBy(sequence, () => {
      this.#network.transmit({
        connection,
        direction: 'up',
        content: 'syn',
        arrive: () => this.#answerSyn(connection, tls, () => onOpened(connection)),
      });
    });
    return connection;
  }

  /** The connection that the page load left idle: its handshakes lie behind it. */
  openWarm(client: number): Connection {
    const { recorder } = this.#scene;
    const connection = this.#create(client, 'http');
    recorder.record({
      kind: 'connection-opening',
      connectionId: connection.id,
      client,
      connectionKind: 'http',
      exchangeId: null,
      attempt: null,
      ...tlsOf(this.#scene.settings.network.tls),
    });
    this.#listener.accept(connection);
    connection.isOpenAtServer = true;
    recorder.record({ kind: 'connection-opened', connectionId: connection.id, isWarm: true });
    return connection;
  }

  #create(client: number, kind: ConnectionKind): Connection {
    const connection = new Connection(this.#connections.length, client, kind);
    this.#connections.push(connection);
    return connection;
  }

  #answerSyn(connection: Connection, tls: NetworkSettings['tls'], onReady: () => void): void {
    if (!this.#listener.accept(connection)) {
      this.#recordClose(connection, 'server', 'refused');
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
    const tellServer = () =>
      this.#scene.serverTime.whenActive('close of a connection', () => connection.goneForServer());
    this.#network.transmit({ connection, direction: 'up', content: 'fin', arrive: tellServer });
  }

  /** `content`: a `fin` after all that was sent, or a `reset`, which says that the work on it is lost. */
  closeByServer(connection: Connection, reason: CloseReason, content: 'fin' | 'reset'): void {
    if (!connection.isOpenAtServer) return;
    connection.isOpenAtServer = false;
    this.#recordClose(connection, 'server', reason);
    this.#network.transmit({ connection, direction: 'down', content, arrive: () => connection.goneForClient() });
  }

  /** Only the first close is an event of its own: the other side's is the arrival of the news. */
  #recordClose(connection: Connection, closedBy: ClosedBy, reason: CloseReason): void {
    if (connection.isClosed) return;
    connection.isClosed = true;
    this.#scene.recorder.record({ kind: 'connection-closed', connectionId: connection.id, closedBy, reason });
  }
}

function tlsOf(tls: NetworkSettings['tls']) {
  return tls === 'none' ? {} : { tls };
}
