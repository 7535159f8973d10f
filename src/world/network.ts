import { isDrawn } from '../core/random';
import { toWholeMicroseconds } from '../core/units';
import type { DropReason } from '../trace/events';
import { Channels } from './channels';
import { ClientLinks } from './client-links';
import type { Connection } from './connection';
import { IdleWatch } from './idle-watch';
import { isFirst, isForAnyState, isFromClient, isStreamOpen, type Parcel, type Transit } from './parcel';
import { resendAfterMs } from './quic';
import type { Scene } from './scene';
import { cutAtMs, type Stretch } from './stretches';
import { drawTransitMs, MAX_DATA_RESENDS, MAX_SYN_RESENDS } from './transit-delay';

/**
 * Carries messages between browsers and server: latency, jitter, bandwidth, loss, outages. What is sent on one
 * connection in one direction arrives in order (W12); a lost packet delays all behind it (W13), but on QUIC only itself.
 */
export class Network {
  readonly #scene: Scene;
  readonly #outages: readonly Stretch[];
  readonly #channels = new Channels();
  readonly #links: ClientLinks;
  /** What the next transit up leaves with, by connection. */
  readonly #companions = new Map<Connection, Transit>();
  readonly #idle: IdleWatch;
  #transitCount = 0;

  constructor(scene: Scene, outages: readonly Stretch[]) {
    this.#scene = scene;
    this.#outages = outages;
    this.#links = new ClientLinks(scene);
    this.#idle = new IdleWatch(scene, (connection) => this.#giveUp(connection, 'idle-timeout'));
  }

  transmit(parcel: Parcel): Transit {
    const { connection, direction, messages = [], uplink = [], overheadBytes = 0 } = parcel;
    const id = this.#transitCount++;
    const payloadBytes = [...messages, ...uplink].reduce((sum, message) => sum + message.payloadBytes, 0);
    const sentSequence = this.#scene.recorder.record({
      kind: 'transit-sent',
      transitId: id,
      connectionId: connection.id,
      direction,
      content: parcel.content,
      exchangeId: parcel.exchangeId ?? null,
      attempt: parcel.attempt ?? null,
      overheadBytes,
      payloadBytes,
      messageIds: messages.map((message) => message.id),
      status: parcel.status ?? null,
      copyOf: parcel.copyOf?.id ?? null,
      ...(parcel.streamId == null ? {} : { streamId: parcel.streamId }),
      ...(parcel.signals === undefined || parcel.signals.length === 0 ? {} : { signals: parcel.signals }),
      ...(uplink.length === 0 ? {} : { uplinkIds: uplink.map(({ id }) => id) }),
    });
    const leftAtMs = this.#leftAtMs(parcel, overheadBytes + payloadBytes);
    const { delayMs, lossDraw } = this.#drawFate(parcel);
    const transit: Transit = {
      id,
      parcel,
      sentSequence,
      delayMs,
      lossDraw,
      resendCount: 0,
      // What is still in a computer that falls asleep leaves when it wakes up.
      departsAtMs: isFromClient(parcel) ? this.#scene.clientTime.activeAtMs(leftAtMs) : leftAtMs,
      arrival: null,
      hasCrossed: false,
      isUnderWay: false,
      hasArrived: false,
    };
    if (parcel.leavesWithNext) this.#companions.set(connection, transit);
    this.#scene.recorder.causedBy(sentSequence, () => this.#embark(transit));
    return transit;
  }

  /** What cuts a connection does so beyond the client's link. */
  #leftAtMs({ connection, direction, content }: Parcel, bytes: number): number {
    return content === 'cut' ? this.#scene.clock.nowMs : this.#links.departureMs(connection.client, direction, bytes);
  }

  /** Whether anything is under way on it. */
  carriesFor(connection: Connection): boolean {
    return !this.#channels.isEmpty(connection);
  }

  /** Nothing passes on this connection until then: what is under way is lost, and sent again (W13). */
  stall(connection: Connection, untilMs: number): void {
    connection.stalledUntilMs = Math.max(connection.stalledUntilMs, untilMs);
    for (const transit of this.#channels.onConnection(connection)) {
      if (transit.arrival === null || transit.hasCrossed || transit.departsAtMs >= untilMs) continue;
      this.#scene.clock.cancel(transit.arrival);
      this.#lose(transit, Math.max(this.#scene.clock.nowMs, transit.departsAtMs));
    }
  }

  /**
   * Something in the middle of the path resets the connection. What has passed that place arrives, before the reset;
   * everything else is lost with the connection. Both ends hear of it half a transit later; on QUIC, which nothing in
   * the middle can reset (RFC 9000 §10.3), when nothing has come for too long.
   */
  cut(connection: Connection): void {
    const { clock } = this.#scene;
    connection.isCut = true;
    const hasPassed = (transit: Transit) =>
      transit.arrival !== null && transit.departsAtMs + transit.delayMs / 2 <= clock.nowMs;
    for (const transit of this.#channels.takeAllBehind(connection, hasPassed)) this.#drop(transit, 'connection-cut');
    if (connection.isQuic) return this.#idle.expectFrom(connection, clock.nowMs);
    this.#recordClose(connection, 'cut');
    const parts = { connection, content: 'cut' } as const;
    this.transmit({ ...parts, direction: 'up', arrive: () => this.#tellServerGone(connection) });
    this.transmit({ ...parts, direction: 'down', arrive: () => connection.goneForClient() });
  }

  /** What travels with another, as a copy with what it repeats, draws nothing of its own: the draws of others stay as they are. */
  #drawFate({ connection, direction, content, extraDelayMs = 0, copyOf }: Parcel) {
    const companion = copyOf ?? this.#companions.get(connection);
    this.#companions.delete(connection);
    if (companion) return { delayMs: companion.delayMs, lossDraw: neverLost };
    const { draws, settings } = this.#scene;
    const wholeMs = drawTransitMs(settings.network, draws.next(`jitter-${direction}`, connection.client));
    const lossDraw = draws.next(`loss-${direction}`, connection.client);
    return { delayMs: (content === 'cut' ? wholeMs / 2 : wholeMs) + extraDelayMs, lossDraw };
  }

  #embark(transit: Transit): void {
    const { connection, direction, content } = transit.parcel;
    if (connection.isMuted && direction === 'down') return this.#dropInTheMiddle(transit, 'dropped-by-hand');
    if (connection.isCut && content !== 'cut') return this.#dropInTheMiddle(transit, 'connection-cut');
    if (connection.portState === 'blocked' && isFirst(transit.parcel)) return this.#dropInTheMiddle(transit, 'blocked');
    this.#channels.add(transit);
    this.#tryToCross(transit, transit.departsAtMs);
  }

  #tryToCross(transit: Transit, departsAtMs: number): void {
    transit.departsAtMs = departsAtMs;
    const arrivesAtMs = toWholeMicroseconds(departsAtMs + transit.delayMs);
    const lostAtMs = this.#lostAtMs(transit, arrivesAtMs);
    if (lostAtMs !== null) return this.#lose(transit, lostAtMs);
    transit.arrival = this.#scene.clock.scheduleAt(arrivesAtMs, `transit of a ${transit.parcel.content}`, () => {
      transit.hasCrossed = true;
      transit.parcel.connection.heardAtMs = arrivesAtMs;
      this.#channels.deliverInOrder(transit, (arrived) => this.#deliver(arrived));
    });
  }

  /** When it is lost on its way, as far as that can be told; null: it crosses. */
  #lostAtMs({ parcel, lossDraw, departsAtMs }: Transit, arrivesAtMs: number): number | null {
    const { settings, clientTime } = this.#scene;
    const isLost = isDrawn(lossDraw, settings.network.lossProbability);
    if (isLost || departsAtMs < parcel.connection.stalledUntilMs) return departsAtMs;
    const outageAtMs = cutAtMs(this.#outages, departsAtMs, arrivesAtMs);
    if (outageAtMs !== null) return outageAtMs;
    return parcel.direction === 'down' && clientTime.isSuspendedAt(arrivesAtMs) ? arrivesAtMs : null;
  }

  #lose(transit: Transit, lostAtMs: number): void {
    const { clock, clientTime } = this.#scene;
    transit.arrival = null;
    const { connection, content } = transit.parcel;
    if (connection.isQuic) this.#idle.expectFrom(connection, transit.departsAtMs);
    if (content === 'datagram') return this.#loseForGood(transit, lostAtMs);
    // What is under way for longer than the timeout is not missed before it is lost: an outage changes nothing before it.
    const resendAtMs = Math.max(lostAtMs, transit.departsAtMs + resendAfterMs(connection, transit.resendCount));
    const resend = () => this.#resend(transit);
    if (isFromClient(transit.parcel)) clientTime.scheduleAt(resendAtMs, 'retransmission', resend);
    else clock.scheduleAt(resendAtMs, 'retransmission', resend);
  }

  /** Nobody sends a datagram again. */
  #loseForGood(transit: Transit, lostAtMs: number): void {
    const diesAtMs = Math.max(this.#scene.clock.nowMs, lostAtMs, transit.departsAtMs + transit.delayMs / 2);
    this.#scene.clock.scheduleAt(toWholeMicroseconds(diesAtMs), 'dropped transit', () => {
      if (!transit.isUnderWay) return;
      this.#channels.take(transit);
      this.#drop(transit, 'datagram-lost');
    });
  }

  #resend(transit: Transit): void {
    const { clock, recorder } = this.#scene;
    if (!transit.isUnderWay) return;
    const { connection, content } = transit.parcel;
    const isEnough = transit.resendCount >= (content === 'syn' ? MAX_SYN_RESENDS : MAX_DATA_RESENDS);
    if (isEnough && !connection.isQuic) {
      this.#giveUp(connection, 'gave-up-resending');
      return;
    }
    transit.resendCount++;
    const sequence = recorder.record({ kind: 'transit-resent', transitId: transit.id });
    recorder.causedBy(sequence, () => this.#tryToCross(transit, clock.nowMs));
  }

  #deliver(transit: Transit): void {
    const { connection, direction, content, arrive, copyOf } = transit.parcel;
    const isReceiverOpen = direction === 'up' ? connection.isOpenAtServer : connection.isOpenAtClient;
    if (!isReceiverOpen && !isForAnyState(transit.parcel)) {
      const isUnsolicited = content === 'response' && copyOf?.hasArrived === true;
      this.#drop(transit, isUnsolicited ? 'unsolicited' : 'connection-closed');
      if (direction === 'up') this.#answerWithReset(connection);
      return;
    }
    if (!isStreamOpen(transit.parcel)) return this.#drop(transit, 'stream-closed');
    transit.hasArrived = true;
    const sequence = this.#scene.recorder.record({ kind: 'transit-arrived', transitId: transit.id });
    this.#scene.recorder.causedBy(sequence, arrive);
  }

  /** TCP's answer to data for a connection that this side has closed. */
  #answerWithReset(connection: Connection): void {
    // On QUIC only a server that has kept its key could.
    if (connection.isQuic) return;
    this.transmit({ connection, direction: 'down', content: 'reset', arrive: () => connection.goneForClient() });
  }

  #drop(transit: Transit, reason: DropReason): void {
    const { recorder } = this.#scene;
    const sequence = recorder.record({ kind: 'transit-dropped', transitId: transit.id, reason });
    recorder.causedBy(sequence, () => transit.parcel.drop?.(reason));
  }

  #dropInTheMiddle(transit: Transit, reason: DropReason): void {
    const diesAtMs = transit.departsAtMs + transit.delayMs / 2;
    this.#scene.clock.scheduleAt(diesAtMs, 'dropped transit', () => this.#drop(transit, reason));
  }

  /** TCP or QUIC has tried long enough: the connection is over, and with it all that was under way. */
  #giveUp(connection: Connection, reason: 'gave-up-resending' | 'idle-timeout'): void {
    for (const each of this.#channels.takeAllBehind(connection, () => false)) this.#drop(each, reason);
    this.#recordClose(connection, reason);
    this.#tellServerGone(connection);
    // A browser that sleeps hears of it when it wakes up.
    this.#scene.clientTime.whenActive('news of a lost connection', () => connection.goneForClient());
  }

  #tellServerGone(connection: Connection): void {
    this.#scene.serverTime.whenActive('news of a lost connection', () => connection.goneForServer());
  }

  #recordClose(connection: Connection, reason: 'cut' | 'gave-up-resending' | 'idle-timeout'): void {
    if (connection.isClosed) return;
    connection.isClosed = true;
    const { id: connectionId } = connection;
    this.#scene.recorder.record({ kind: 'connection-closed', connectionId, closedBy: 'network', reason });
  }
}

const neverLost = () => 0xffff_ffff;
