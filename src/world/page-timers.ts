import { toWholeMicroseconds } from '../core/units';
import type { Scene } from './scene';
import { stretchAt, type Stretch } from './stretches';
import type { Alarm, Timers } from './suspendable-time';

/**
 * How Chromium throttles the timers of a hidden tab: they run at whole seconds; and when it has been hidden for five
 * minutes, those of a chain (the fifth timer that was set by a timer, and all after it) at whole minutes, or at a whole
 * second if none of them has run for a minute. Source: page_scheduler_impl.cc, wake_up_budget_pool.cc, dom_timer.h; seen
 * in Chromium 156. The phase of its seconds and minutes no page can know; here they count from the moment of hiding.
 */
const WAKE_UP_INTERVAL_MS = 1000;
const INTENSIVE_INTERVAL_MS = 60_000;
const INTENSIVE_AFTER_MS = 300_000;
const CHAIN_LENGTH_MIN = 5;

/**
 * The timers that a technique's machine sets. EventSource waits inside the browser, which throttles no task of its own:
 * its reconnection came on time in a hidden tab. Source: event_source.cc (TaskType::kRemoteEvent, which
 * frame_scheduler_impl.cc does not throttle); seen in Chromium 156.
 */
export function timersOfPage(scene: Scene): Timers {
  const isThrottled = scene.tabHidings.length > 0 && scene.cast.initiator !== 'event-source';
  return isThrottled ? new PageTimers(scene) : scene.clientTime;
}

/** The timers of one page: `setTimeout` and `setInterval`. */
class PageTimers implements Timers {
  readonly #scene: Scene;
  /** While a timer's act runs: how many timers led to it, each set by the one before. */
  #chainLength = 0;
  /** When timers of a chain last ran while they were throttled to once a minute; null: never. */
  #intensiveWakeUpAtMs: number | null = null;

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  schedule(delayMs: number, label: string, act: () => void): Alarm {
    const { clock, clientTime } = this.#scene;
    const chainLength = this.#chainLength + 1;
    const planFor = (dueAtMs: number): Alarm =>
      clientTime.scheduleAt(this.#wakeUpAtMs(dueAtMs, chainLength), label, () => {
        // Others may have had this minute's turn, or the computer has slept until now.
        if (this.#wakeUpAtMs(clock.nowMs, chainLength) > clock.nowMs) alarm = planFor(clock.nowMs);
        else this.#run(chainLength, act);
      });
    let alarm = planFor(toWholeMicroseconds(clock.nowMs + Math.max(0, delayMs)));
    return { cancel: () => alarm.cancel() };
  }

  #run(chainLength: number, act: () => void): void {
    const { clock, tabHidings } = this.#scene;
    const hiding = stretchAt(tabHidings, clock.nowMs);
    if (hiding && isIntensive(hiding, clock.nowMs, chainLength)) this.#intensiveWakeUpAtMs = clock.nowMs;
    this.#chainLength = chainLength;
    act();
    this.#chainLength = 0;
  }

  /** The moment at which a timer that is due then may run; when the tab is shown again, at once. */
  #wakeUpAtMs(dueAtMs: number, chainLength: number): number {
    const hiding = stretchAt(this.#scene.tabHidings, dueAtMs);
    if (!hiding) return dueAtMs;
    const secondMs = nextTickMs(dueAtMs, hiding, WAKE_UP_INTERVAL_MS);
    if (!isIntensive(hiding, secondMs, chainLength) || secondMs === this.#intensiveWakeUpAtMs)
      return Math.min(secondMs, hiding.toMs);
    const minuteMs = nextTickMs(dueAtMs, hiding, INTENSIVE_INTERVAL_MS);
    const lastAtMs = this.#intensiveWakeUpAtMs ?? Infinity;
    const restedMs = nextTickMs(Math.max(dueAtMs, lastAtMs + INTENSIVE_INTERVAL_MS), hiding, WAKE_UP_INTERVAL_MS);
    return Math.min(minuteMs, restedMs, hiding.toMs);
  }
}

function isIntensive({ fromMs }: Stretch, atMs: number, chainLength: number): boolean {
  return chainLength >= CHAIN_LENGTH_MIN && atMs - fromMs >= INTENSIVE_AFTER_MS;
}

/** The first whole interval since hiding that is not before `atMs`. */
function nextTickMs(atMs: number, { fromMs }: Stretch, intervalMs: number): number {
  // Times are whole microseconds: counted so, no rounding makes a tick out of the one before.
  const ticks = Math.ceil(Math.round((atMs - fromMs) * 1000) / (intervalMs * 1000));
  return toWholeMicroseconds(fromMs + ticks * intervalMs);
}
