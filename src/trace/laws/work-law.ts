import type { EventOf } from '../events';
import type { WorkEventKind } from '../server-events';
import type { MakeLaw } from './law';

interface Work {
  hasArrived: boolean;
  isQueued: boolean;
  isParked: boolean;
  isStarted: boolean;
  isEnded: boolean;
}

/** The server works on a request only after it has arrived, begins and ends once, and answers only what has arrived. */
export const workLaw: MakeLaw = ({ report }) => {
  const works = new Map<string, Work>();
  const requestNames = new Map<number, string>();

  const workFor = (name: string): Work => {
    const work = works.get(name) ?? {
      hasArrived: false,
      isQueued: false,
      isParked: false,
      isStarted: false,
      isEnded: false,
    };
    works.set(name, work);
    return work;
  };
  const hear = (event: EventOf<WorkEventKind>): void => {
    const name = nameOf(event.exchangeId, event.attempt);
    const work = workFor(name);
    const fault = faultOf(event.kind, work);
    if (fault !== null) report(event, `${name} ${fault}`);
    if (event.kind === 'work-queued') work.isQueued = true;
    if (event.kind === 'work-parked') work.isParked = true;
    if (event.kind === 'work-started') work.isStarted = true;
    if (event.kind === 'work-ended') work.isEnded = true;
  };

  return {
    'transit-sent': (event) => {
      if (event.exchangeId === null || event.attempt === null) return;
      const name = nameOf(event.exchangeId, event.attempt);
      if (event.content === 'request') requestNames.set(event.transitId, name);
      else if (event.direction === 'down' && !workFor(name).hasArrived) {
        report(event, `${name} is answered before it has arrived`);
      }
    },
    'transit-arrived': (event) => {
      const name = requestNames.get(event.transitId);
      if (name !== undefined) workFor(name).hasArrived = true;
    },
    'work-queued': hear,
    'work-started': hear,
    'work-parked': hear,
    'draw-made': hear,
    'close-noticed': hear,
    'work-ended': hear,
  };
};

function nameOf(exchangeId: number, attempt: number): string {
  return `attempt ${attempt} of request ${exchangeId}`;
}

function faultOf(kind: WorkEventKind, work: Work): string | null {
  switch (kind) {
    case 'work-queued':
      if (!work.hasArrived) return 'waits for a worker before it has arrived';
      if (work.isStarted) return 'waits for a worker, but has had one';
      return work.isQueued ? 'waits for a worker twice' : null;
    case 'work-parked':
      return work.isStarted && !work.isEnded && !work.isParked ? null : 'lets a worker go, but has none';
    case 'work-started':
      if (!work.hasArrived) return 'is worked on before it has arrived';
      return work.isStarted ? 'is begun twice' : null;
    case 'draw-made':
      return work.isStarted && !work.isEnded ? null : 'draws, but is not being worked on';
    case 'close-noticed':
      return work.hasArrived ? null : 'is given up for the server, which never had it';
    case 'work-ended':
      if (!work.isStarted) return 'is over, but was never begun';
      return work.isEnded ? 'is over twice' : null;
  }
}
