import { describe, expect, it } from 'vitest';
import { eventsOf, runLane, type LaneRun } from '../support/runs';
import { oneLane } from '../support/scenarios';

const d = 60;
const losses = (run: LaneRun) =>
  eventsOf(run, 'message-lost').map(({ messageId, atMs, reason }) => [messageId, atMs, reason]);
const deliveries = (run: LaneRun) => eventsOf(run, 'message-delivered').map(({ messageId, atMs }) => [messageId, atMs]);

describe('a message for who listens', () => {
  it('is not lost with a request that was given up while another of that client waits for it', () => {
    const run = runLane(
      oneLane(
        'long-polling',
        { clientTimeoutMs: 1000, retryFirstMs: 100, retryJitterFraction: 0 },
        {
          durationMs: 1900,
          server: { keepsMessages: false, watchesForClose: false },
          messages: { kind: 'at', timesMs: [1500] },
        },
      ),
    );
    expect(run.exchanges[0]).toMatchObject({ outcome: 'client-timeout' });
    expect(losses(run)).toEqual([]);
    expect(deliveries(run)).toEqual([[1, 1500 + d]]);
  });

  it('that waited with a request is not given any more once a queue has decided in between', () => {
    const setKeeping = (atMs: number, value: boolean) => ({ atMs, do: 'set', path: 'server.keepsMessages', value });
    const run = runLane(
      oneLane(
        'long-polling',
        {},
        {
          durationMs: 3000,
          server: { keepsMessages: false, processingMs: 1000 },
          messages: { kind: 'at', timesMs: [400] },
          interventions: [setKeeping(500, true), setKeeping(600, false)],
        },
      ),
    );
    expect(losses(run)).toEqual([[1, 500, 'server-forgot']]);
    expect(deliveries(run)).toEqual([]);
  });
});

describe('a message of a server that knows the newest alone', () => {
  it('is given once to a client whose cursor says that it has it', () => {
    const params = { answers: 'at-once', pollIntervalMs: 1000 };
    const messages = { kind: 'at', timesMs: [500, 2500] };
    const run = runLane(
      oneLane('ajax-polling', params, { durationMs: 5500, server: { keepsMessages: false }, messages }),
    );
    expect(run.exchanges.map(({ messageIds }) => messageIds)).toEqual([[1], [], [2], [], []]);
    expect(eventsOf(run, 'message-delivered')).toHaveLength(2);
  });

  it('is lost with its answer once another has come, though a request that came before waits for its own', () => {
    const run = runLane(
      oneLane(
        'ajax-polling',
        { answers: 'at-once', usesCursor: false, pollIntervalMs: 300 },
        {
          durationMs: 1700,
          server: { processingMs: 1000 },
          messages: { kind: 'at', timesMs: [1000, 1370] },
          interventions: [{ on: 'ajax-polling/request/0', do: 'drop-response' }],
        },
      ),
    );
    expect(losses(run)).toEqual([[1, 300 + d + 1000 + d / 2, 'response-dropped']]);
  });
});
