import type { EventOf, ServerEvent } from '../events';
import type { MakeLaw } from './law';

interface Work {
  hasArrived: boolean;
  isStarted: boolean;
  isEnded: boolean;
}

/** The server works on a request only after it has arrived, begins and ends once, and answers only what has arrived. */
export const workLaw: MakeLaw = ({ report }) => {
  const works = new Map<string, Work>();
  const requestKeys = new Map<number, string>();

  const workFor = (key: string): Work => {
    const work = works.get(key) ?? { hasArrived: false, isStarted: false, isEnded: false };
    works.set(key, work);
    return work;
  };

  const send = (event: EventOf<'transit-sent'>): void => {
    if (event.exchangeId === null || event.attempt === null) return;
    const key = `attempt ${event.attempt} of request ${event.exchangeId}`;
    if (event.content === 'request') requestKeys.set(event.transitId, key);
    else if (event.direction === 'down' && !workFor(key).hasArrived)
      report(event, `${key} is answered before it has arrived`);
  };

  return (event) => {
    switch (event.kind) {
      case 'transit-sent':
        return send(event);
      case 'transit-arrived': {
        const key = requestKeys.get(event.transitId);
        if (key !== undefined) workFor(key).hasArrived = true;
        return;
      }
      case 'work-started':
      case 'draw-made':
      case 'close-noticed':
      case 'work-ended': {
        const key = `attempt ${event.attempt} of request ${event.exchangeId}`;
        const work = workFor(key);
        const fault = faultOf(event.kind, work);
        if (fault) report(event, `${key} ${fault}`);
        if (event.kind === 'work-started') work.isStarted = true;
        if (event.kind === 'work-ended') work.isEnded = true;
        return;
      }
      default:
        return;
    }
  };
};

function faultOf(kind: ServerEvent['kind'], work: Work): string | null {
  switch (kind) {
    case 'work-started':
      if (!work.hasArrived) return 'is worked on before it has arrived';
      return work.isStarted ? 'is begun twice' : null;
    case 'draw-made':
      return work.isStarted && !work.isEnded ? null : 'draws, but is not being worked on';
    case 'close-noticed':
      return work.hasArrived ? null : 'was given up, says the server, which never had it';
    case 'work-ended':
      if (!work.isStarted) return 'is over, but was never begun';
      return work.isEnded ? 'is over twice' : null;
  }
}
