import { toWholeMicroseconds } from '../../core/units';
import type { EventOf } from '../events';
import { describePage, hasPage, pageOf } from '../page-id';
import type { MakeLaw } from './law';

type PlaceOfMachine = Pick<EventOf<'machine-moved'>, 'client' | 'tab' | 'exchangeId' | 'attempt'>;

/**
 * Each machine's moves form a chain: it starts from nowhere, once, and every move leaves the state that the last one
 * entered. A timer ends once, as the one that was set, never before its time; what answers `after …` was a timer's doing.
 */
export const machineLaw: MakeLaw = ({ trace, report }) => {
  const states = new Map<string, string>();
  /** By the sequence of their setting. */
  const running = new Map<number, EventOf<'timer-set'>>();
  /** The latest setting of each delay; a machine may plan a fact several times, but a delay runs once. */
  const delays = new Map<string, number>();
  /** Whose each request is: its handler works for that page. */
  const askers = new Map<number, string>();

  const endTimer = (event: EventOf<'timer-fired'> | EventOf<'timer-cancelled'>) => {
    const set = running.get(event.setSequence);
    running.delete(event.setSequence);
    if (set === undefined) report(event, `no timer that was set at #${event.setSequence} is running`);
    else if (nameOf(set) !== nameOf(event) || set.event !== event.event)
      report(event, `the timer that was set at #${event.setSequence} is another one`);
    return set;
  };

  return {
    'request-asked': (event) => {
      askers.set(event.exchangeId, describePage(event));
    },
    'machine-moved': (event) => {
      const { from, to, exchangeId } = event;
      const page = pageOf(event);
      const asker = exchangeId === null ? describePage(page) : askers.get(exchangeId);
      if (!hasPage(trace, page)) report(event, `there is no ${describePage(page)}`);
      else if (asker !== undefined && asker !== describePage(page))
        report(event, `it works for ${describePage(page)}, but request ${exchangeId ?? '?'} is of ${asker}`);
      const name = nameOf(event);
      const state = states.get(name) ?? null;
      if (from !== state) {
        report(event, `${name} moves from ${from ?? 'nowhere'} to ${to}, but it was in ${state ?? 'no state yet'}`);
      }
      const cause = event.cause === null ? undefined : trace.events[event.cause];
      if (isDelay(event) && (cause?.kind !== 'timer-fired' || cause.event !== event.event))
        report(event, `${name} answers ${event.event}, but no such timer made it`);
      states.set(name, to);
    },
    'timer-set': (event) => {
      if (!states.has(nameOf(event))) report(event, `${nameOf(event)} sets a timer before its start`);
      const key = `${nameOf(event)}, ${event.event}`;
      const again = running.get(delays.get(key) ?? -1);
      if (again !== undefined) report(event, `the same timer, set at #${again.sequence}, is still running`);
      if (isDelay(event)) delays.set(key, event.sequence);
      if (!(event.delayMs >= 0)) report(event, `its delay of ${event.delayMs} ms is not a time to wait`);
      running.set(event.sequence, event);
    },
    'timer-fired': (event) => {
      const set = endTimer(event);
      const dueAtMs = set === undefined ? event.atMs : toWholeMicroseconds(set.atMs + set.delayMs);
      if (event.atMs < dueAtMs) report(event, `it fires before ${dueAtMs} ms, when it is due`);
    },
    'timer-cancelled': (event) => void endTimer(event),
  };
};

function nameOf({ exchangeId, attempt, ...page }: PlaceOfMachine): string {
  return exchangeId === null
    ? `the machine of ${describePage(pageOf(page))}`
    : `the server's machine for attempt ${attempt ?? '?'} of request ${exchangeId}`;
}

/** `after <delay>`, and not a fact that the machine has planned for itself. */
function isDelay({ event }: { readonly event: string }): boolean {
  return event.startsWith('after ');
}
