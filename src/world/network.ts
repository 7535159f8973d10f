import { isDrawn } from '../core/random';
import { toWholeMicroseconds } from '../core/units';
import type { DropReason } from '../trace/events';
import { Channels } from './channels';
import { ClientLinks } from './client-links';
import type { Connection } from './connection';
import type { Parcel, Transit } from './parcel';
import type { Scene } from './scene';
import type { Stretch } from './stretches';
import { drawTransitMs, MAX_DATA_RESENDS, MAX_SYN_RESENDS, retransmissionTimeoutMs } from './transit-delay';

/**
 * Carries messages between browsers and server: latency, jitter, bandwidth, loss, outages. What is sent on one
 * connection in one direction arrives in order (W12); a lost packet delays all behind it (W13).
 */
export class Network {
  readonly #scene: Scene;
  readonly #outages: readonly Stretch[];
  readonly #channels = new Channels();
  readonly #links: ClientLinks;
  /** What the next transit up leaves with, by connection. */
  readonly #companions = new Map<Connection, Transit>();
  #transitCount = 0;

  constructor(scene: Scene, outages: readonly Stretch[]) {
    this.#scene = scene;
    this.#outages = outages;
    this.#links = new ClientLinks(scene);
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
   * everything else is lost with the connection. Both ends hear of it half a transit later.
   */
  cut(connection: Connection): void {
    const { clock } = this.#scene;
    connection.isCut = true;
    const hasPassed = (transit: Transit) =>
      transit.arrival !== null && transit.departsAtMs + transit.delayMs / 2 <= clock.nowMs;
    for (const transit of this.#channels.takeAllBehind(connection, hasPassed)) this.#drop(transit, 'connection-cut');
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
    if (connection.portState === 'blocked' && content === 'syn') return this.#dropInTheMiddle(transit, 'blocked');
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
      this.#channels.deliverInOrder(transit, (arrived) => this.#deliver(arrived));
    });
  }

  /** When it is lost on its way, as far as that can be told; null: it crosses. */
  #lostAtMs({ parcel, lossDraw, departsAtMs }: Transit, arrivesAtMs: number): number | null {
    const { settings, clientTime } = this.#scene;
    const isLost = isDrawn(lossDraw, settings.network.lossProbability);
    if (isLost || departsAtMs < parcel.connection.stalledUntilMs) return departsAtMs;
    const cutAtMs = this.#cutAtMs(departsAtMs, arrivesAtMs);
    if (cutAtMs !== null) return cutAtMs;
    return parcel.direction === 'down' && clientTime.isSuspendedAt(arrivesAtMs) ? arrivesAtMs : null;
  }

  #lose(transit: Transit, lostAtMs: number): void {
    const { clock, clientTime } = this.#scene;
    transit.arrival = null;
    // What is under way for longer than the timeout is not missed before it is lost: an outage changes nothing before it.
    const resendAtMs = Math.max(lostAtMs, transit.departsAtMs + retransmissionTimeoutMs(transit.resendCount));
    const resend = () => this.#resend(transit);
    if (isFromClient(transit.parcel)) clientTime.scheduleAt(resendAtMs, 'retransmission', resend);
    else clock.scheduleAt(resendAtMs, 'retransmission', resend);
  }

  #resend(transit: Transit): void {
    const { clock, recorder } = this.#scene;
    if (!transit.isUnderWay) return;
    if (transit.resendCount >= (transit.parcel.content === 'syn' ? MAX_SYN_RESENDS : MAX_DATA_RESENDS)) {
      this.#giveUp(transit.parcel.connection);
      return;
    }
    transit.resendCount++;
    const sequence = recorder.record({ kind: 'transit-resent', transitId: transit.id });
    recorder.causedBy(sequence, () => this.#tryToCross(transit, clock.nowMs));
  }

  #deliver(transit: Transit): void {
    const { connection, direction, content, arrive, copyOf } = transit.parcel;
    const isReceiverOpen = direction === 'up' ? connection.isOpenAtServer : connection.isOpenAtClient;
    const isForAnyState = content === 'syn' || content === 'fin' || content === 'reset' || content === 'cut';
    if (!isReceiverOpen && !isForAnyState) {
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

  /** TCP has tried long enough: the connection is over, and with it all that waited behind. */
  #giveUp(connection: Connection): void {
    for (const each of this.#channels.takeAllBehind(connection, () => false)) this.#drop(each, 'gave-up-resending');
    this.#recordClose(connection, 'gave-up-resending');
    this.#tellServerGone(connection);
    // A browser that sleeps hears of it when it wakes up.
    this.#scene.clientTime.whenActive('news of a lost connection', () => connection.goneForClient());
  }

  #tellServerGone(connection: Connection): void {
    this.#scene.serverTime.whenActive('news of a lost connection', () => connection.goneForServer());
  }

  #recordClose(connection: Connection, reason: 'cut' | 'gave-up-resending'): void {
    if (connection.isClosed) return;
    connection.isClosed = true;
    const { id: connectionId } = connection;
    this.#scene.recorder.record({ kind: 'connection-closed', connectionId, closedBy: 'network', reason });
  }

  /** When an outage takes what leaves and would arrive then; null when none does. */
  #cutAtMs(fromMs: number, toMs: number): number | null {
    const cuts = this.#outages.filter((outage) => fromMs < outage.toMs && toMs >= outage.fromMs);
    return cuts.length === 0 ? null : Math.max(fromMs, Math.min(...cuts.map((outage) => outage.fromMs)));
  }
}

/** Not the middle of the path, which sends cuts both ways. */
function isFromClient({ direction, content }: Parcel): boolean {
  return direction === 'up' && content !== 'cut';
}

/** The browser throws away what comes for a stream that it has ended. */
function isStreamOpen({ connection, direction, streamId = null }: Parcel): boolean {
  return direction === 'up' || streamId === null || connection.http2?.isOpenAtClient(streamId) === true;
}

const neverLost = () => 0xffff_ffff;
