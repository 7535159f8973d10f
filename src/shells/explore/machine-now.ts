import type { Language } from '../../i18n/catalogue';
import { formatMs } from '../../i18n/formats';
import type { ChartTransition } from '../../layout/state-layout';
import type { StateSpan } from '../../trace/spans';
import type { LaneRun } from './run';

export interface MachineNow {
  readonly activeState: string | null;
  readonly lastTransition: ChartTransition | null;
  readonly timer: { readonly fraction: number; readonly text: string } | null;
}

/** Where the client's machine is at a moment, how it got there, and how far its timer has run. */
export function machineNow({ spans, lane }: LaneRun, atMs: number, { locale }: Language): MachineNow {
  const stays = spans.states.filter((stay) => stay.client === 0 && stay.exchangeId === null);
  const place = stays.findLastIndex((stay) => stay.enteredAtMs <= atMs);
  const stay = stays[place];
  if (stay === undefined) return { activeState: null, lastTransition: null, timer: null };
  const timer = timerOf(stays, place, lane.params);
  const isRunning = timer !== null && atMs >= timer.fromMs && atMs < timer.toMs;
  return {
    activeState: stay.state,
    lastTransition: stay.from === null ? null : { from: stay.from, to: stay.state, event: stay.event },
    timer: isRunning
      ? {
          fraction: (atMs - timer.fromMs) / (timer.toMs - timer.fromMs),
          text: formatMs(Math.ceil((timer.toMs - atMs) / 100) * 100, locale),
        }
      : null,
  };
}

/**
 * The timer that ends this stay, or a later one in the same state: a self-transition does not stop it. Its length is
 * the parameter of its name (`after pollInterval` → `pollIntervalMs`); a delay with jitter runs for as long as the stay.
 */
function timerOf(
  stays: readonly StateSpan[],
  place: number,
  params: Readonly<Record<string, unknown>>,
): { fromMs: number; toMs: number } | null {
  const state = stays[place]?.state;
  for (let next = place + 1; next < stays.length; next += 1) {
    const stay = stays[next];
    if (stay === undefined || stay.from !== state) return null;
    if (stay.event.startsWith('after ')) {
      const lengthMs = params[`${stay.event.slice('after '.length)}Ms`];
      return {
        fromMs: typeof lengthMs === 'number' ? stay.enteredAtMs - lengthMs : (stays[next - 1]?.enteredAtMs ?? 0),
        toMs: stay.enteredAtMs,
      };
    }
    if (stay.state !== state) return null;
  }
  return null;
}
