import { describe, expect, it } from 'vitest';
import { toWholeMicroseconds } from '../../src/core/units';
import { simulate } from '../../src/simulate';
import { publishAt, withActs } from '../support/acted-runs';
import { uniformsOf } from '../support/known-draws';
import { runLane } from '../support/runs';
import { parsed } from '../support/scenarios';

const d = 60;

describe('durationMs', () => {
  it.each([1, 999.5, 1000, 1000.001])('%d: the run goes on to that moment, itself included', (durationMs) => {
    const run = runLane(withActs('websocket', publishAt(999.5, 1000, 1000.001), {}, { durationMs }));
    expect(run.trace.untilMs).toBe(durationMs);
    expect(run.messages.map(({ publishedAtMs }) => publishedAtMs)).toEqual(
      [999.5, 1000, 1000.001].filter((atMs) => atMs <= durationMs),
    );
  });
});

describe('clients', () => {
  it.each([1, 2, 5])(
    '%d: so many browsers, each with its own connections; requests are numbered over all',
    (clients) => {
      const rest = { clients, durationMs: 2500 };
      const run = runLane(withActs('ajax-polling', publishAt(100), { answers: 'at-once', pollIntervalMs: 1000 }, rest));
      const all = Array.from({ length: clients }, (_, client) => client);
      expect(run.exchanges.map(({ id, client, askedAtMs }) => [id, client, askedAtMs])).toEqual([
        ...all.map((client) => [client, client, 1000]),
        ...all.map((client) => [clients + client, client, 2000]),
      ]);
      expect(run.connections.map(({ client }) => client)).toEqual(all);
      expect(run.messages[0]?.deliveries.map(({ client, atMs }) => [client, atMs])).toEqual(
        all.map((client) => [client, 1000 + 2 * d]),
      );
    },
  );
});

describe('seed', () => {
  it.each([0, 7, 8, 2 ** 32 - 1])('%d: every draw of the run is made from it', (seed) => {
    const network = { jitter: { kind: 'uniform', spreadMs: 500 } };
    const run = runLane(withActs('ajax-polling', [], { answers: 'at-once', pollIntervalMs: 1000 }, { seed, network }));
    const [first] = run.transits.filter(({ content }) => content === 'request');
    expect(first?.arrivedAtMs).toBe(toWholeMicroseconds(1000 + d + 500 * uniformsOf('jitter-up', 0, { seed })()));
  });
});

describe('techniques', () => {
  it('each make a lane, in their order, under their keys, with their own parameters', () => {
    const run = simulate(
      parsed({
        version: 1,
        durationMs: 1000,
        techniques: [
          { id: 'ajax-polling', key: 'quick', params: { answers: 'at-once', pollIntervalMs: 400 } },
          { id: 'sse' },
          { id: 'ajax-polling', key: 'slow', params: { answers: 'at-once', pollIntervalMs: 900 } },
        ],
      }),
    );
    const asked = run.lanes.map(({ laneKey, techniqueId, events }) => [
      laneKey,
      techniqueId,
      events.flatMap((event) => (event.kind === 'request-asked' ? [event.atMs] : [])),
    ]);
    expect(asked).toEqual([
      ['quick', 'ajax-polling', [400, 800]],
      ['sse', 'sse', [0]],
      ['slow', 'ajax-polling', [900]],
    ]);
  });
});
