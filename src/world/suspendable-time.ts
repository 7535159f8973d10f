import { stretchAt, type Stretch } from './stretches';
import type { Timer, VirtualClock } from './virtual-clock';

/** Something that is to be done, and can be called off. */
export interface Alarm {
  cancel(): void;
}

/** Where a machine sets its timers. */
export interface Timers {
  /** Does `act` in `delayMs`, or as soon after that as may be. */
  schedule(delayMs: number, label: string, act: () => void): Alarm;
}

/**
 * Time for one who can be suspended: a computer that sleeps, a server that stalls. What is due meanwhile waits, and is
 * done afterwards, once, in the order in which it was due.
 */
export class SuspendableTime implements Timers {
  readonly #clock: VirtualClock;
  readonly #suspensions: readonly Stretch[];

  /** `suspensions`: merged. */
  constructor(clock: VirtualClock, suspensions: readonly Stretch[]) {
    this.#clock = clock;
    this.#suspensions = suspensions;
  }

  isSuspendedAt(atMs: number): boolean {
    return stretchAt(this.#suspensions, atMs) !== null;
  }

  /** The moment at which what is due at `atMs` may be done. */
  activeAtMs(atMs: number): number {
    return stretchAt(this.#suspensions, atMs)?.toMs ?? atMs;
  }

  /** Does `act` now, or when the suspension is over. */
  whenActive(label: string, act: () => void): void {
    const resumesAtMs = this.#resumesAtMs();
    if (resumesAtMs === null) act();
    else this.#clock.scheduleAt(resumesAtMs, label, act);
  }

  schedule(delayMs: number, label: string, act: () => void): Alarm {
    return this.scheduleAt(this.#clock.nowMs + Math.max(0, delayMs), label, act);
  }

  scheduleAt(atMs: number, label: string, act: () => void): Alarm {
    if (this.#suspensions.length === 0) return new ClockAlarm(this.#clock, this.#clock.scheduleAt(atMs, label, act));
    let timer = this.#clock.scheduleAt(atMs, label, () => {
      const resumesAtMs = this.#resumesAtMs();
      if (resumesAtMs === null) act();
      else timer = this.#clock.scheduleAt(resumesAtMs, label, act);
    });
    return { cancel: () => this.#clock.cancel(timer) };
  }

  /** Null while nobody is suspended. What comes at the very end queues behind what has waited for it. */
  #resumesAtMs(): number | null {
    if (this.#suspensions.length === 0) return null;
    const { nowMs } = this.#clock;
    return this.#suspensions.find(({ fromMs, toMs }) => fromMs <= nowMs && nowMs <= toMs)?.toMs ?? null;
  }
}

/** Nearly all alarms of nearly all runs: made once for every timer, so it is made cheaply. */
class ClockAlarm implements Alarm {
  readonly #clock: VirtualClock;
  readonly #timer: Timer;

  constructor(clock: VirtualClock, timer: Timer) {
    this.#clock = clock;
    this.#timer = timer;
  }

  cancel(): void {
    this.#clock.cancel(this.#timer);
  }
}
