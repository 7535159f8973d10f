import { describe, expect, it } from 'vitest';
import { must } from '../../src/core/assert';
import { lossCircumstance } from '../../src/layout/loss-circumstance';
import type { Scenario } from '../../src/scenario/schema';
import { oneLane } from '../support/scenarios';
import { runLane } from '../support/runs';

const network = { oneWayLatencyMs: 300 };

/** Of the first message that the run loses: why, and what mark that was, as `content at ms`. */
function firstLoss(scenario: Scenario) {
  const spans = runLane(scenario);
  const message = must(
    spans.messages.find(({ losses }) => losses.length > 0),
    'a message is lost',
  );
  const { cause, culprit, sinceMs } = lossCircumstance(spans, message, must(message.losses[0], 'its loss'));
  const transit = spans.transits.find(({ id }) => `transit/${id}` === culprit);
  return { id: message.id, cause, culprit: transit ? `${transit.content} at ${transit.sentAtMs}` : culprit, sinceMs };
}

describe('lossCircumstance(spans, message, loss)', () => {
  it('a socket between two connections: the close that the server sent', () => {
    const scenario = oneLane(
      'websocket',
      {},
      {
        network,
        messages: { kind: 'at', timesMs: [5000] },
        server: { keepsMessages: false },
        interventions: [{ atMs: 4000, do: 'close-streams' }],
        durationMs: 8000,
      },
    );
    expect(firstLoss(scenario)).toEqual({
      id: 1,
      cause: 'no-socket',
      culprit: 'close-frame at 4000',
      sinceMs: 4000,
    });
    const raw = { ...scenario, techniques: oneLane('flash-socket').techniques };
    expect(firstLoss(raw)).toEqual({ id: 1, cause: 'no-socket', culprit: 'fin at 4000', sinceMs: 4000 });
  });

  it('a socket, at the very moment when the next upgrade arrives: the close before it', () => {
    const scenario = oneLane(
      'websocket',
      { reconnectMs: 1000 },
      {
        network,
        messages: { kind: 'at', timesMs: [6300] },
        server: { keepsMessages: false },
        interventions: [{ atMs: 3500, do: 'close-streams' }],
        durationMs: 8000,
      },
    );
    expect(firstLoss(scenario)).toEqual({ id: 1, cause: 'no-socket', culprit: 'close-frame at 3500', sinceMs: 3500 });
  });

  it('what a server that keeps only the newest replaced before anyone asked: no mark brought that about', () => {
    const scenario = oneLane(
      'ajax-polling',
      { answers: 'at-once', usesCursor: false },
      {
        network,
        server: { keepsMessages: false },
        messages: { kind: 'at', timesMs: [1000, 2000, 4000] },
        durationMs: 8000,
      },
    );
    expect(firstLoss(scenario)).toEqual({ id: 1, cause: 'replaced', culprit: null, sinceMs: null });
  });

  it('a hold without a queue, between two polls: the answer that ended the one before', () => {
    const scenario = oneLane(
      'long-polling',
      {},
      {
        network,
        messages: { kind: 'at', timesMs: [2000, 2200] },
        server: { keepsMessages: false },
        durationMs: 8000,
      },
    );
    expect(firstLoss(scenario)).toEqual({ id: 2, cause: 'not-asking', culprit: 'response at 2000', sinceMs: 2000 });
  });

  it('what is published beside the article’s loop: it takes none but its own, whether a request waits or not', () => {
    const publish = (atMs: number) => ({ atMs, do: 'publish' });
    for (const atMs of [4000, 7500]) {
      const scenario = oneLane(
        'ajax-long-polling',
        {},
        { network, articleLoop: { draws: [[1, 29]] }, interventions: [publish(atMs)], durationMs: 8000 },
      );
      expect(firstLoss(scenario)).toMatchObject({ cause: 'own-news', culprit: null });
    }
  });

  it('an answer that met a browser which had given up: the close of its connection', () => {
    const scenario = oneLane('iframe-polling', {}, { network, articleLoop: { draws: [[29]] }, durationMs: 8000 });
    expect(firstLoss(scenario)).toEqual({ id: 1, cause: 'given-up', culprit: 'fin at 6000', sinceMs: 6000 });
  });

  it('what the article’s loop found after its client had timed out: the close, which it does not watch for', () => {
    const scenario = oneLane(
      'ajax-long-polling',
      {},
      { network, articleLoop: { draws: [[99, 99, 99, 99, 40]] }, durationMs: 12_000 },
    );
    expect(firstLoss(scenario)).toEqual({ id: 1, cause: 'given-up', culprit: 'fin at 5000', sinceMs: 5000 });
  });

  it('a server that was down: its stop', () => {
    const scenario = oneLane(
      'long-polling',
      {},
      {
        network,
        messages: { kind: 'at', timesMs: [4500] },
        interventions: [{ atMs: 4000, do: 'server-restart', forMs: 2000, keepsMemory: false }],
        durationMs: 9000,
      },
    );
    expect(firstLoss(scenario)).toEqual({ id: 1, cause: 'server-stopped', culprit: 'server-stop/0', sinceMs: 4000 });
  });
});
