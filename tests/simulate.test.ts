import { describe, expect, it } from 'vitest';
import { must } from '../src/core/assert';
import { createRun, EventBudgetError, simulate } from '../src/simulate';
import { formatTrace } from '../src/trace/text-form';
import { oneLane, parsed } from './support/scenarios';

const threeLanes = parsed({
  version: 1,
  clients: 2,
  durationMs: 10_000,
  techniques: [
    { id: 'long-polling' },
    { id: 'sse', key: 'stream' },
    { id: 'sse', key: 'other-stream', params: { reconnectMs: 5 } },
  ],
  messages: { kind: 'every', periodMs: 3000 },
});

describe('simulate(scenario)', () => {
  it('gives one trace a lane, in the order of the lanes', () => {
    const run = simulate(threeLanes);
    expect(run.scenario).toBe(threeLanes);
    expect(
      run.lanes.map(({ laneKey, techniqueId, clients, untilMs }) => [laneKey, techniqueId, clients, untilMs]),
    ).toEqual([
      ['long-polling', 'long-polling', 2, 10_000],
      ['stream', 'sse', 2, 10_000],
      ['other-stream', 'sse', 2, 10_000],
    ]);
  });

  it('tells what happened up to and including the last moment', () => {
    const { lanes } = simulate(
      oneLane('ajax-polling', { answers: 'at-once', pollIntervalMs: 2500 }, { durationMs: 5000 }),
    );
    const events = lanes[0]?.events ?? [];
    expect(events.filter(({ kind }) => kind === 'request-asked').map(({ atMs }) => atMs)).toEqual([2500, 5000]);
    expect(Math.max(...events.map(({ atMs }) => atMs))).toBe(5000);
  });

  it("names a machine's moves by its leaf states, facts and delays; nothing of XState's own is in a trace", () => {
    const { lanes } = simulate(
      oneLane('iframe-polling', { answers: 'at-once', pollIntervalMs: 1000, reloadAfterMs: 400 }, { durationMs: 2200 }),
    );
    const moves = lanes[0]?.events.flatMap((event) =>
      event.kind === 'machine-moved' && event.exchangeId === null
        ? [`${event.from ?? ''}→${event.to} ${event.event}`]
        : [],
    );
    expect(moves).toEqual([
      '→idle start',
      'idle→loading after pollInterval',
      'loading→showing response.arrived',
      'showing→loading reload.due',
      'loading→showing response.arrived',
      'showing→loading after pollInterval',
      'loading→showing response.arrived',
    ]);
    expect(lanes.map(formatTrace).join('')).not.toMatch(/xstate|x:\d|unnamed/);
  });
});

describe('simulate(scenario), the machines of a lane', () => {
  it('says which event caused each: a wish is caused by the move that uttered it', () => {
    const { lanes } = simulate(oneLane('long-polling', {}, { durationMs: 1000 }));
    const events = must(lanes[0], 'lane').events;
    const asked = must(
      events.find(({ kind }) => kind === 'request-asked'),
      'a request',
    );
    expect(events[asked.cause ?? -1]).toMatchObject({ kind: 'machine-moved', to: 'waiting' });
  });

  it('gives each client a machine of its own, which starts with the parameters of its lane', () => {
    const scenario = parsed({
      version: 1,
      clients: 3,
      durationMs: 1000,
      techniques: [{ id: 'ajax-polling', params: { pollIntervalMs: 300 } }],
    });
    const asked = simulate(scenario).lanes[0]?.events.flatMap((event) =>
      event.kind === 'request-asked' ? [[event.atMs, event.client]] : [],
    );
    expect(asked).toEqual([300, 600, 900].flatMap((atMs) => [0, 1, 2].map((client) => [atMs, client])));
  });
});

describe('createRun(scenario)', () => {
  it('has done nothing yet but opened the warm connection, which was there before', () => {
    const [trace] = createRun(oneLane('sse')).lanes;
    expect(trace).toMatchObject({
      untilMs: 0,
      events: [
        { kind: 'connection-opening', atMs: -600 },
        { kind: 'connection-opened', atMs: -600, isWarm: true },
      ],
    });
    expect(createRun(oneLane('sse', {}, { browser: { warmConnection: false } })).lanes[0]?.events).toEqual([]);
  });

  it('run.advanceTo(ms) goes on as long as wished, also beyond the length of the scenario', () => {
    const run = createRun(oneLane('websocket', {}, { durationMs: 1000, messages: { kind: 'every', periodMs: 1000 } }));
    const deliveredCount = () => run.lanes[0]?.events.filter(({ kind }) => kind === 'message-delivered').length;
    run.advanceTo(5000);
    expect([deliveredCount(), run.lanes[0]?.untilMs]).toEqual([4, 5000]);
    run.advanceTo(60_000);
    expect(deliveredCount()).toBe(59);
  });

  it('run.advanceTo(an earlier moment) does nothing', () => {
    const run = createRun(oneLane('websocket'));
    run.advanceTo(5000);
    const [trace] = run.lanes;
    const count = trace?.events.length;
    run.advanceTo(1000);
    expect([trace?.events.length, trace?.untilMs]).toEqual([count, 5000]);
  });

  it('keeps its traces: what is advanced is the trace that was handed out', () => {
    const run = createRun(threeLanes);
    const before = [...run.lanes];
    run.advanceTo(5000);
    expect(run.lanes.every((trace, index) => trace === before[index])).toBe(true);
  });
});

describe('simulate(scenario, { eventBudget })', () => {
  const scenario = oneLane('ajax-polling', { answers: 'at-once', pollIntervalMs: 100 });

  it('throws EventBudgetError, which names budget, moment and likely cause', () => {
    expect(() => simulate(scenario, { eventBudget: 500 })).toThrow(EventBudgetError);
    expect(() => simulate(scenario, { eventBudget: 500 })).toThrow(
      /^event budget of 500 spent at t = [\d.]+ ms, likely because ".+" comes too often for a run this long \(\d+ times so far\)(; [\w.]+ is \d+)?$/,
    );
  });

  it('leaves the trace up to there, and says how far it goes', () => {
    const run = createRun(scenario, { eventBudget: 500 });
    expect(() => run.advanceTo(30_000)).toThrow();
    const trace = must(run.lanes[0], 'lane');
    expect(trace.events.length).toBeGreaterThan(400);
    expect(trace.untilMs).toBeGreaterThan(0);
    expect(trace.untilMs).toBeLessThan(30_000);
    expect(trace.events.at(-1)?.atMs).toBeLessThanOrEqual(trace.untilMs);
  });
});
