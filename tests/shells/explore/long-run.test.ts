import { describe, expect, it } from 'vitest';
import { usualScenario } from '../../../src/generated/usual-run';
import { LongRun } from '../../../src/shells/explore/long-run';
import { KEPT_MS } from '../../../src/shells/explore/run-reach';
import { scenes } from '../../../src/shells/explore/scenes';
import { simulate } from '../../../src/simulate';
import { indexTransitionTies } from '../../../src/layout/transition-ties';
import { indexLane } from '../../../src/layout/lane-index';
import { buildSpans } from '../../../src/trace/build-spans';
import { FIRST_PAGE } from '../../../src/trace/page-id';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

describe('LongRun', () => {
  it('an hour keeps no more events and spans than ten minutes and a stride have', () => {
    const run = new LongRun(usualScenario);
    const counts: number[] = [];
    for (let untilMs = MINUTE_MS; untilMs <= HOUR_MS; untilMs += MINUTE_MS) {
      run.advanceTo(untilMs);
      counts.push(run.keptEventCount);
    }
    const most = Math.max(...counts);
    // The first ten minutes are all kept; from then on it only wavers with the messages, which come at random.
    expect(most).toBeLessThan((counts[9] ?? 0) * 1.25);
    expect(counts.at(-1)).toBeGreaterThan((counts[9] ?? 0) * 0.75);
    expect(run.range).toEqual({ fromMs: HOUR_MS - KEPT_MS, toMs: HOUR_MS });
    for (const { spans, trace } of run.lanes()) {
      expect(spans.transits.length + spans.states.length + spans.timers.length).toBeLessThan(trace.events.length);
      expect(trace.keptFromMs).toBe(HOUR_MS - KEPT_MS);
    }
  });

  it.each(scenes)('$id: what is kept is what a whole run has there, to the byte', ({ scenario }) => {
    const untilMs = KEPT_MS + 2 * MINUTE_MS;
    const run = new LongRun(scenario);
    run.advanceTo(untilMs);
    const whole = simulate({ ...scenario, durationMs: untilMs });
    for (const [place, { trace, spans }] of run.lanes().entries()) {
      const all = whole.lanes[place]!;
      const { fromMs } = run.range;
      expect(trace.events).toEqual(all.events.filter(({ atMs }) => atMs >= fromMs));
      const wholeSpans = buildSpans(all);
      const isKept = (...endsMs: (number | null)[]) => endsMs.some((atMs) => atMs === null || atMs >= fromMs);
      expect(spans.transits).toEqual(
        wholeSpans.transits.filter((transit) => isKept(transit.arrivedAtMs ?? transit.droppedAtMs)),
      );
      expect(spans.states).toEqual(wholeSpans.states.filter(({ leftAtMs }) => isKept(leftAtMs)));
      const exchanges = new Map(wholeSpans.exchanges.map((exchange) => [exchange.id, exchange]));
      for (const exchange of spans.exchanges) expect(exchange).toEqual(exchanges.get(exchange.id));
      const askedInside = (each: { readonly askedAtMs: number }) => each.askedAtMs >= fromMs;
      expect(spans.exchanges.filter(askedInside)).toEqual(wholeSpans.exchanges.filter(askedInside));
      // What is drawn and linked can be made of it.
      indexLane(spans, FIRST_PAGE, trace.untilMs);
      indexTransitionTies(trace, spans);
    }
  });

  it('is the same, however it is advanced', () => {
    const [once, often] = [new LongRun(usualScenario), new LongRun(usualScenario)];
    once.advanceTo(KEPT_MS + MINUTE_MS);
    for (let untilMs = 0; untilMs < KEPT_MS + MINUTE_MS; untilMs += 7777) often.advanceTo(untilMs);
    often.advanceTo(KEPT_MS + MINUTE_MS);
    expect(often.range).toEqual(once.range);
    expect(often.lanes().map(({ trace }) => trace)).toEqual(once.lanes().map(({ trace }) => trace));
  });

  it('a run that loops without delay goes no further, and says so', () => {
    const [lane] = usualScenario.techniques;
    const run = new LongRun({
      ...usualScenario,
      techniques: [{ ...lane!, params: { ...lane!.params, answers: 'at-once', pollIntervalMs: 0 } }],
    });
    run.advanceTo(HOUR_MS);
    expect(run.isStuck).toBe(true);
    expect(run.range.toMs).toBeLessThan(1000);
  });
});
