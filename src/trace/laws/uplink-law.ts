import type { EventOf, Trace } from '../events';
import type { UplinkEvent } from '../uplink-events';
import type { CheckedWorld, Law, MakeLaw, Report } from './law';

interface Uplink {
  readonly client: number;
  readonly madeAtMs: number;
  /** On which requests or sockets copies have arrived that are not received yet. */
  readonly arrivedOn: number[];
  isReceived: boolean;
  isConfirmed: boolean;
  isLost: boolean;
}

/** Times are whole microseconds, so a latency with a finer fraction may be rounded down by up to half of one. */
const ROUNDING_MS = 0.001;

/**
 * What a page says to the server is made once, under the next id; it travels up after that, on its own client's requests
 * and sockets; each copy that has arrived is received at most once, no sooner than one transit after it was made, and
 * again only as a duplicate; and it is confirmed or lost at most once, confirmed only after it was received, lost never.
 */
export const uplinkLaw: MakeLaw = ({ trace, world, report }) => {
  const ledger = new UplinkLedger(report);
  return { ...lawOfWays(ledger, trace), ...lawOfFates(ledger, world) };
};

type Settling = EventOf<Exclude<UplinkEvent['kind'], 'uplink-made'>>;

class UplinkLedger {
  readonly report: Report;
  readonly uplinks = new Map<number, Uplink>();

  constructor(report: Report) {
    this.report = report;
  }

  /** Each fault of what becomes of one is half a sentence; false: it is none. */
  settle(event: Settling, faultsOf: (uplink: Uplink) => readonly (string | false)[]): void {
    const { uplinkId, client } = event;
    const uplink = this.uplinks.get(uplinkId);
    if (!uplink) return this.report(event, `uplink message ${uplinkId} was never made`);
    if (uplink.client !== client) this.report(event, `uplink message ${uplinkId} is not of client ${client}`);
    for (const fault of faultsOf(uplink))
      if (fault !== false) this.report(event, `uplink message ${uplinkId} ${fault}`);
  }
}

/** How they are made, and travel. */
function lawOfWays({ uplinks, report }: UplinkLedger, trace: Trace): Law {
  const askers = new Map<number, number>();
  const carriers = new Map<number, EventOf<'transit-sent'>>();
  return {
    'request-asked': ({ exchangeId, client }) => void askers.set(exchangeId, client),
    'uplink-made': (event) => {
      const { uplinkId: id, client, atMs } = event;
      if (id !== uplinks.size + 1) report(event, `uplink message ${id} should have the next id, ${uplinks.size + 1}`);
      if (!(client >= 0 && client < trace.clients)) report(event, `there is no client ${client}`);
      const ends = { isReceived: false, isConfirmed: false, isLost: false };
      uplinks.set(id, { client, madeAtMs: atMs, arrivedOn: [], ...ends });
    },
    'transit-sent': (event) => {
      const { uplinkIds = [], transitId, direction, exchangeId } = event;
      for (const id of uplinkIds) {
        const uplink = uplinks.get(id);
        const isOfClient = exchangeId !== null && askers.get(exchangeId) === uplink?.client;
        if (!uplink) report(event, `transit ${transitId} carries uplink message ${id}, which has not been made`);
        else if (direction === 'down') report(event, `transit ${transitId} carries uplink message ${id} down`);
        else if (!isOfClient) report(event, `transit ${transitId} carries uplink message ${id} for another client`);
      }
      if (uplinkIds.length > 0) carriers.set(transitId, event);
    },
    'transit-arrived': ({ transitId }) => {
      const { uplinkIds = [], exchangeId = null } = carriers.get(transitId) ?? {};
      for (const id of uplinkIds) if (exchangeId !== null) uplinks.get(id)?.arrivedOn.push(exchangeId);
    },
  };
}

/** What becomes of them. */
function lawOfFates(ledger: UplinkLedger, { jitterKind, oneWayLatencyMs }: CheckedWorld): Law {
  const leastMs = jitterKind === 'normal' ? 0 : oneWayLatencyMs;
  return {
    'uplink-received': (event) =>
      ledger.settle(event, (uplink) => {
        const place = uplink.arrivedOn.indexOf(event.exchangeId);
        if (place >= 0) uplink.arrivedOn.splice(place, 1);
        const wasReceived = uplink.isReceived;
        uplink.isReceived = true;
        const isTooSoon = event.atMs < uplink.madeAtMs + leastMs - ROUNDING_MS;
        return [
          place < 0 && `is received on request ${event.exchangeId}, where no copy has arrived`,
          isTooSoon && 'is received sooner than one transit after it was made',
          uplink.isLost && 'is received after it was lost',
          wasReceived && !event.isDuplicate && 'is received again, but not as a duplicate',
          !wasReceived && event.isDuplicate && 'is a duplicate of nothing',
        ];
      }),
    'uplink-confirmed': (event) =>
      ledger.settle(event, (uplink) => {
        const wasConfirmed = uplink.isConfirmed;
        uplink.isConfirmed = true;
        return [
          !uplink.isReceived && 'is confirmed, but the server never had it',
          wasConfirmed && 'is confirmed twice',
        ];
      }),
    'uplink-lost': (event) =>
      ledger.settle(event, (uplink) => {
        const wasLost = uplink.isLost;
        uplink.isLost = true;
        return [uplink.isReceived && 'is lost after it was received', wasLost && 'is lost twice'];
      }),
  };
}
