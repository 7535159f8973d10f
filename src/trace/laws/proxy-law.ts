import type { EventOf } from '../events';
import type { ProxyEventKind } from '../server-events';
import type { MakeLaw } from './law';

interface Way {
  hasArrived: boolean;
  isWaiting: boolean;
  isStripped: boolean;
  withheldCount: number;
  hasGivenUp: boolean;
}

type ProxyEvent = EventOf<ProxyEventKind>;

/** A proxy keeps and passes on only what has come, lets go only what it keeps, strips and gives up once. */
export const proxyLaw: MakeLaw = ({ report }) => {
  const ways = new Map<string, Way>();
  const requestNames = new Map<number, string>();

  const wayOf = (name: string): Way => {
    const way = ways.get(name) ?? {
      hasArrived: false,
      isWaiting: false,
      isStripped: false,
      withheldCount: 0,
      hasGivenUp: false,
    };
    ways.set(name, way);
    return way;
  };
  const hear = (event: ProxyEvent): void => {
    const name = nameOf(event.exchangeId, event.attempt);
    const way = wayOf(name);
    const fault = way.hasArrived ? faultOf(event, way) : 'is at the proxy before it has arrived';
    if (fault !== null) report(event, `${name} ${fault}`);
    follow(event, way);
  };

  return {
    'transit-sent': (event) => {
      if (event.content !== 'request' || event.exchangeId === null || event.attempt === null) return;
      requestNames.set(event.transitId, nameOf(event.exchangeId, event.attempt));
    },
    'transit-arrived': (event) => {
      const name = requestNames.get(event.transitId);
      if (name !== undefined) wayOf(name).hasArrived = true;
    },
    'proxy-queued': hear,
    'proxy-forwarded': hear,
    'proxy-stripped': hear,
    'proxy-withheld': hear,
    'proxy-released': hear,
    'proxy-gave-up': hear,
  };
};

function nameOf(exchangeId: number, attempt: number): string {
  return `attempt ${attempt} of request ${exchangeId}`;
}

function faultOf({ kind }: ProxyEvent, way: Way): string | null {
  if (way.hasGivenUp) return 'is at a proxy that has given it up';
  switch (kind) {
    case 'proxy-queued':
      return way.isWaiting ? 'waits at the proxy twice' : null;
    case 'proxy-forwarded':
      return way.isWaiting ? null : 'is passed on, but did not wait';
    case 'proxy-released':
      return way.withheldCount > 0 ? null : 'has nothing that the proxy could let go';
    case 'proxy-stripped':
      return way.isWaiting || way.isStripped ? 'is stripped of its Upgrade, but is not passed on' : null;
    case 'proxy-withheld':
    case 'proxy-gave-up':
      return way.isWaiting ? 'waits at the proxy, and cannot be answered' : null;
  }
}

function follow({ kind }: ProxyEvent, way: Way): void {
  if (kind === 'proxy-queued') way.isWaiting = true;
  if (kind === 'proxy-forwarded') way.isWaiting = false;
  if (kind === 'proxy-stripped') way.isStripped = true;
  if (kind === 'proxy-withheld') way.withheldCount++;
  if (kind === 'proxy-released') way.withheldCount = 0;
  if (kind === 'proxy-gave-up') way.hasGivenUp = true;
}
