import { randomExponential } from 'd3';
import { must, unreachable } from '../core/assert';
import { toUnitInterval } from '../core/random';
import type { UplinkSource } from '../scenario/schema';
import type { Draws } from './draws';

/** Who draws the moments of a source: each client has its own for what it says. */
export interface Drawer {
  readonly draws: Draws;
  readonly purpose: 'messages' | 'uplink';
  readonly client: number;
}

/** The moments at which messages come, in order and without end: pulled one at a time. Times in ms. */
export function* publicationTimes(
  source: UplinkSource,
  { draws, purpose, client }: Drawer,
  startMs: number,
): Generator<number> {
  switch (source.kind) {
    case 'none':
      return;
    case 'at':
      yield* [...source.timesMs].sort((one, other) => one - other).filter((timeMs) => timeMs >= startMs);
      return;
    case 'every':
      for (let atMs = startMs + (source.firstMs ?? source.periodMs); ; atMs += source.periodMs) yield atMs;
    case 'poisson':
      if (source.perSecond === 0) return;
      for (let atMs = startMs; ;) {
        const draw = draws.next(purpose, client);
        atMs += 1000 * randomExponential.source(() => toUnitInterval(draw()))(source.perSecond)();
        // So rare that the next one comes after the end of all numbers.
        if (atMs === Infinity) return;
        yield atMs;
      }
    case 'bursts':
      for (let burstAtMs = startMs + source.everyMs; ; burstAtMs += source.everyMs) {
        const draw = draws.next(purpose, client);
        // A burst never runs into the next one, so that the times stay in order.
        const withinMs = Math.min(source.withinMs, source.everyMs);
        const offsetsMs = Array.from({ length: source.count }, () => toUnitInterval(draw()) * withinMs);
        for (const offsetMs of offsetsMs.sort((one, other) => one - other)) yield burstAtMs + offsetMs;
      }
    default:
      unreachable(source);
  }
}

/** Whether both publish at the same moments: they differ in the size of what they publish, if at all. */
export function isSameSchedule(one: UplinkSource, other: UplinkSource): boolean {
  const fields = new Set([...Object.keys(one), ...Object.keys(other)]);
  fields.delete('payloadBytes');
  const valueOf = (source: UplinkSource, name: string) => (source as Readonly<Record<string, unknown>>)[name];
  return [...fields].every((name) => isSame(valueOf(one, name), valueOf(other, name)));
}

/** A list that was not changed is the same one, however long. */
function isSame(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other) || one === other) return one === other;
  return one.length === other.length && one.every((item, index) => item === other[index]);
}

/** Publishes by a source: keeps one publication ahead on the clock, so that a run can be advanced without end. */
export class Publisher {
  readonly #schedule: (atMs: number, act: () => void) => { cancel: () => void };
  readonly #publish: () => void;
  #next: { cancel: () => void } | null = null;

  constructor(schedule: (atMs: number, act: () => void) => { cancel: () => void }, publish: () => void) {
    this.#schedule = schedule;
    this.#publish = publish;
  }

  /** Starts on `times`; what an earlier source still had to publish is forgotten. */
  follow(times: Iterator<number>): void {
    this.#next?.cancel();
    this.#scheduleNext(times);
  }

  #scheduleNext(times: Iterator<number>): void {
    const next = times.next();
    if (next.done) {
      this.#next = null;
      return;
    }
    this.#next = this.#schedule(must(next.value, 'a time'), () => {
      this.#publish();
      this.#scheduleNext(times);
    });
  }
}
