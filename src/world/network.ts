import { isDrawn, type DrawUint32 } from '../core/random';
import { toWholeMicroseconds, transmissionMs } from '../core/units';
import type { Direction, DropReason, TransitContent } from '../trace/events';
import type { Connection } from './connection';
import type { Message } from './protocol';
import type { Scene } from './scene';
import { drawTransitMs, MAX_DATA_RESENDS, MAX_SYN_RESENDS, retransmissionTimeoutMs } from './transit-delay';

/** One message on the wire, and what is to happen when it gets there, or does not. */
export interface Parcel {
  readonly connection: Connection;
  readonly direction: Direction;
  readonly content: TransitContent;
  readonly exchangeId?: number;
  readonly attempt?: number;
  readonly overheadBytes?: number;
  readonly messages?: readonly Message[];
  readonly status?: number;
  /** By a `delay-response` intervention. */
  readonly extraDelayMs?: number;
  readonly arrive: () => void;
  readonly drop?: (reason: DropReason) => void;
}

interface Transit {
  readonly id: number;
  readonly parcel: Parcel;
  readonly sentSequence: number;
  readonly delayMs: number;
  readonly lossDraw: DrawUint32;
  resendCount: number;
  hasCrossed: boolean;
}

export interface Outage {
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * Carries messages between browsers and server: latency, jitter, bandwidth, loss, outages. What is sent on one
 * connection in one direction arrives in order (W12); a lost packet delays all behind it (W13).
 */
export class Network {
  readonly #scene: Scene;
  readonly #outages: readonly Outage[];
  /** In the order of sending: what has not arrived yet, by connection and direction. */
  readonly #underWay = new Map<string, Transit[]>();
  /** When the last byte sent so far has left, by client and direction: the link is shared by a client's connections. */
  readonly #linkFreeAtMs = new Map<string, number>();
  #transitCount = 0;

  constructor(scene: Scene, outages: readonly Outage[]) {
    this.#scene = scene;
    this.#outages = outages;
  }

  transmit(parcel: Parcel): void {
    const { recorder, draws, settings } = this.#scene;
    const { connection, direction, content, messages = [] } = parcel;
    const id = this.#transitCount++;
    const payloadBytes = messages.reduce((sum, message) => sum + message.payloadBytes, 0);
    const overheadBytes = parcel.overheadBytes ?? 0;
    const sentSequence = recorder.record({
      kind: 'transit-sent',
      transitId: id,
      connectionId: connection.id,
      direction,
      content,
      exchangeId: parcel.exchangeId ?? null,
      attempt: parcel.attempt ?? null,
      overheadBytes,
      payloadBytes,
      messageIds: messages.map((message) => message.id),
      status: parcel.status ?? null,
    });
    const delayMs = drawTransitMs(settings.network, draws.next(`jitter-${direction}`, connection.client));
    const lossDraw = draws.next(`loss-${direction}`, connection.client);
    const transit: Transit = {
      id,
      parcel,
      sentSequence,
      lossDraw,
      resendCount: 0,
      hasCrossed: false,
      delayMs: delayMs + (parcel.extraDelayMs ?? 0),
    };
    const departsAtMs = this.#departureMs(connection.client, direction, overheadBytes + payloadBytes);
    recorder.causedBy(sentSequence, () => {
      if (connection.isMuted && direction === 'down') this.#dropByHand(transit, departsAtMs);
      else {
        this.#channelOf(transit).push(transit);
        this.#tryToCross(transit, departsAtMs);
      }
    });
  }

  #channelOf({ parcel }: Transit): Transit[] {
    const key = `${parcel.connection.id}/${parcel.direction}`;
    const channel = this.#underWay.get(key) ?? [];
    this.#underWay.set(key, channel);
    return channel;
  }

  /** When the last byte has left: at once on an unlimited link, else after what is being sent already. */
  #departureMs(client: number, direction: Direction, bytes: number): number {
    const { clock, settings } = this.#scene;
    const sendingMs = transmissionMs(bytes, settings.network.bandwidthKbps);
    if (sendingMs === 0) return clock.nowMs;
    const key = `${client}/${direction}`;
    const leftAtMs = Math.max(clock.nowMs, this.#linkFreeAtMs.get(key) ?? 0) + sendingMs;
    this.#linkFreeAtMs.set(key, leftAtMs);
    return leftAtMs;
  }

  #tryToCross(transit: Transit, departsAtMs: number): void {
    const { clock, settings } = this.#scene;
    const arrivesAtMs = toWholeMicroseconds(departsAtMs + transit.delayMs);
    const isLost = isDrawn(transit.lossDraw, settings.network.lossProbability);
    const lostAtMs = isLost ? departsAtMs : this.#cutAtMs(departsAtMs, arrivesAtMs);
    if (lostAtMs === null) {
      clock.scheduleAt(arrivesAtMs, `transit of a ${transit.parcel.content}`, () => {
        transit.hasCrossed = true;
        this.#deliverInOrder(transit);
      });
      return;
    }
    // What is under way for longer than the timeout is not missed before it is lost: an outage changes nothing before it.
    const resendAtMs = Math.max(lostAtMs, departsAtMs + retransmissionTimeoutMs(transit.resendCount));
    clock.scheduleAt(resendAtMs, 'retransmission', () => this.#resend(transit));
  }

  #resend(transit: Transit): void {
    const { clock, recorder } = this.#scene;
    const { content } = transit.parcel;
    if (!this.#channelOf(transit).includes(transit)) return;
    if (transit.resendCount >= (content === 'syn' ? MAX_SYN_RESENDS : MAX_DATA_RESENDS)) {
      this.#giveUp(transit);
      return;
    }
    transit.resendCount++;
    const sequence = recorder.record({ kind: 'transit-resent', transitId: transit.id });
    recorder.causedBy(sequence, () => this.#tryToCross(transit, clock.nowMs));
  }

  #deliverInOrder(crossed: Transit): void {
    const channel = this.#channelOf(crossed);
    while (channel[0]?.hasCrossed) {
      const transit = channel.shift();
      if (transit) this.#deliver(transit);
    }
  }

  #deliver(transit: Transit): void {
    const { recorder } = this.#scene;
    const { connection, direction, content, arrive } = transit.parcel;
    const isReceiverOpen = direction === 'up' ? connection.isOpenAtServer : connection.isOpenAtClient;
    const isForAnyState = content === 'syn' || content === 'fin' || content === 'reset';
    if (!isReceiverOpen && !isForAnyState) {
      this.#drop(transit, 'connection-closed');
      if (direction === 'up') this.#answerWithReset(connection);
      return;
    }
    const sequence = recorder.record({ kind: 'transit-arrived', transitId: transit.id });
    recorder.causedBy(sequence, arrive);
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

  #dropByHand(transit: Transit, departsAtMs: number): void {
    const diesAtMs = departsAtMs + transit.delayMs / 2;
    this.#scene.clock.scheduleAt(diesAtMs, 'dropped transit', () => this.#drop(transit, 'dropped-by-hand'));
  }

  /** TCP has tried long enough: the connection is over, and with it all that waited behind. */
  #giveUp(transit: Transit): void {
    const { recorder } = this.#scene;
    const { connection } = transit.parcel;
    const lost = (['up', 'down'] as const).flatMap(
      (direction) => this.#underWay.get(`${connection.id}/${direction}`) ?? [],
    );
    for (const direction of ['up', 'down'] as const) this.#underWay.delete(`${connection.id}/${direction}`);
    for (const each of lost) this.#drop(each, 'gave-up-resending');
    if (!connection.isClosed) {
      connection.isClosed = true;
      recorder.record({
        kind: 'connection-closed',
        connectionId: connection.id,
        closedBy: 'network',
        reason: 'gave-up-resending',
      });
    }
    connection.goneForServer();
    connection.goneForClient();
  }

  /** When an outage takes what leaves and would arrive then; null when none does. */
  #cutAtMs(fromMs: number, toMs: number): number | null {
    const cuts = this.#outages.filter((outage) => fromMs < outage.toMs && toMs >= outage.fromMs);
    return cuts.length === 0 ? null : Math.max(fromMs, Math.min(...cuts.map((outage) => outage.fromMs)));
  }
}
