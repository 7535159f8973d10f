import type { Direction, TransitContent } from '../trace/events';
import type { Connection } from './connection';
import type { Network } from './network';
import type { Transit } from './parcel';
import type { Scene } from './scene';
import { retransmissionTimeoutMs } from './transit-delay';

/**
 * What each flight of a handshake weighs in UDP, in bytes. A client's first one fills whole datagrams of 1,200 (RFC 9000
 * §14.1): two, since its ClientHello has 1,924 bytes (see `TlsHandshake`). The server's are those that it sends over
 * TCP, in four packets of some 50 bytes each, the last of which has its SETTINGS; the client's is one such packet.
 */
const CLIENT_HELLO_BYTES = 2400;
const SERVER_HELLO_BYTES = 1577 + 4 * 50;
const FINISHED_BYTES = 36 + 50;

/** Before anything has come back, the probe timeout is that of a round trip of 333 ms. Source: RFC 9002 §6.2.2. */
const INITIAL_ROUND_TRIP_MS = 333;
/** How long a receiver may wait before it acknowledges. Source: RFC 9000 §18.2, `max_ack_delay`. */
const MAX_ACK_DELAY_MS = 25;

/**
 * How long after the `resendCount`-th sending of a lost packet QUIC sends it again: its probe timeout, which doubles.
 * It is that of one sample of the round trip, the handshake's: its variation counts as half of it. Source: RFC 9002 §5.3,
 * §6.2.1.
 */
function probeTimeoutMs({ roundTripMs }: Pick<Connection, 'roundTripMs'>, resendCount: number): number {
  const firstMs = roundTripMs === null ? 3 * INITIAL_ROUND_TRIP_MS : 3 * roundTripMs + MAX_ACK_DELAY_MS;
  return firstMs * 2 ** resendCount;
}

/** How long after the `resendCount`-th sending of a lost packet it is sent again, whichever protocol does so. */
export function resendAfterMs(connection: Connection, resendCount: number): number {
  return connection.isQuic ? probeTimeoutMs(connection, resendCount) : retransmissionTimeoutMs(resendCount);
}

/**
 * The handshake of QUIC, which is that of TLS 1.3: no other is before it (RFC 9001 §4). It takes one round trip, and what
 * ends it leaves with the first request.
 */
export class QuicHandshake {
  readonly #scene: Scene;
  readonly #network: Network;
  readonly #connection: Connection;
  /** Whether somebody there speaks QUIC; who does not says nothing. */
  readonly #isAccepted: () => boolean;
  readonly #onDone: () => void;
  #isAnswered = false;
  /** How long the first flight was under way, when it came. */
  #upMs = 0;

  constructor(scene: Scene, network: Network, connection: Connection, isAccepted: () => boolean, onDone: () => void) {
    this.#scene = scene;
    this.#network = network;
    this.#connection = connection;
    this.#isAccepted = isAccepted;
    this.#onDone = onDone;
  }

  begin(): void {
    this.#sendHello(0);
  }

  /** What is not answered is sent again, whether a firewall has swallowed it or nobody was there. */
  #sendHello(resendCount: number): void {
    const { clock, clientTime } = this.#scene;
    const resendAtMs = clock.nowMs + probeTimeoutMs(this.#connection, resendCount);
    const sendAgain = () => {
      if (this.#connection.isOpenAtClient && !this.#isAnswered) this.#sendHello(resendCount + 1);
    };
    const sendAgainLater = () => clientTime.scheduleAt(Math.max(clock.nowMs, resendAtMs), 'retransmission', sendAgain);
    const hello = this.#send('up', 'tls-client-hello', CLIENT_HELLO_BYTES, {
      arrive: () => {
        this.#upMs = clock.nowMs - hello.departsAtMs;
        // Its client has given it up, and says so.
        if (this.#connection.isClosed) return;
        if (this.#isAccepted()) this.#answer();
        else sendAgainLater();
      },
      drop: (reason) => {
        if (reason === 'blocked') sendAgainLater();
      },
    });
  }

  #answer(): void {
    this.#connection.isOpenAtServer = true;
    this.#isAnswered = true;
    this.#scene.serverTime.whenActive('TLS handshake', () => {
      if (!this.#connection.isOpenAtServer) return;
      const hello = this.#send('down', 'tls-server-hello', SERVER_HELLO_BYTES, {
        arrive: () => this.#finish(this.#upMs + this.#scene.clock.nowMs - hello.departsAtMs),
      });
    });
  }

  #finish(roundTripMs: number): void {
    const { recorder } = this.#scene;
    this.#connection.roundTripMs = roundTripMs;
    const opened = { kind: 'connection-opened', connectionId: this.#connection.id, isWarm: false } as const;
    recorder.causedBy(recorder.record(opened), () => {
      this.#send('up', 'tls-finished', FINISHED_BYTES, { arrive: () => undefined, leavesWithNext: true });
      this.#onDone();
    });
  }

  #send(
    direction: Direction,
    content: TransitContent,
    overheadBytes: number,
    then: Pick<Parameters<Network['transmit']>[0], 'arrive' | 'drop' | 'leavesWithNext'>,
  ): Transit {
    return this.#network.transmit({ connection: this.#connection, direction, content, overheadBytes, ...then });
  }
}
