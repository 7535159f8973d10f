import type { TlsVersion } from '../trace/connection-events';
import type { Direction, TransitContent } from '../trace/events';
import type { Connection } from './connection';
import type { Network } from './network';
import type { Scene } from './scene';

interface Flight {
  readonly direction: Direction;
  readonly content: TransitContent;
  readonly bytes: number;
}

/**
 * The flights of a full handshake, with their records, as counted between Chromium 156 and Node 20 (OpenSSL 3.0):
 * X25519MLKEM768 is offered, X25519 taken, the server has a chain of two ECDSA certificates, 1.2 kB. In TLS 1.3 the
 * client's Finished leaves with the first request. Sources of the order: RFC 5246 §7.3, RFC 8446 §2.
 */
const FLIGHTS: Readonly<Record<TlsVersion, readonly Flight[]>> = {
  '1.2': [
    { direction: 'up', content: 'tls-client-hello', bytes: 1924 },
    // To ServerHelloDone.
    { direction: 'down', content: 'tls-server-hello', bytes: 1418 },
    // With ChangeCipherSpec and Finished.
    { direction: 'up', content: 'tls-key-exchange', bytes: 93 },
    // With NewSessionTicket and ChangeCipherSpec before it.
    { direction: 'down', content: 'tls-finished', bytes: 258 },
  ],
  '1.3': [
    { direction: 'up', content: 'tls-client-hello', bytes: 1924 },
    // To the server's Finished.
    { direction: 'down', content: 'tls-server-hello', bytes: 1577 },
    // With ChangeCipherSpec, for old boxes on the way.
    { direction: 'up', content: 'tls-finished', bytes: 80 },
  ],
};

/** One connection's TLS handshake: flight after flight, each an answer to the one before. */
export class TlsHandshake {
  readonly #scene: Scene;
  readonly #network: Network;
  readonly #connection: Connection;
  readonly #flights: readonly Flight[];
  readonly #onDone: () => void;
  /** A proxy has accepted the connection, and answers in the server's place. */
  readonly #isWithProxy: boolean;

  /** `onDone` is told when the browser may send. */
  constructor(scene: Scene, network: Network, connection: Connection, version: TlsVersion, onDone: () => void) {
    this.#scene = scene;
    this.#network = network;
    this.#connection = connection;
    this.#flights = FLIGHTS[version];
    this.#onDone = onDone;
    this.#isWithProxy = scene.settings.proxy !== null;
  }

  begin(): void {
    this.#goOn(0);
  }

  #goOn(place: number): void {
    const flight = this.#flights[place];
    if (flight === undefined) return this.#onDone();
    if (flight.direction === 'up' || this.#isWithProxy) return this.#send(flight, place);
    // It is the process that answers, not the kernel.
    this.#scene.serverTime.whenActive('TLS handshake', () => {
      if (this.#connection.isOpenAtServer) this.#send(flight, place);
    });
  }

  #send({ direction, content, bytes }: Flight, place: number): void {
    // The client has heard all that it waits for.
    const leavesWithNext = direction === 'up' && place === this.#flights.length - 1;
    this.#network.transmit({
      connection: this.#connection,
      ...{ direction, content, leavesWithNext, overheadBytes: bytes },
      arrive: () => {
        if (!leavesWithNext) this.#goOn(place + 1);
      },
    });
    if (leavesWithNext) this.#onDone();
  }
}
