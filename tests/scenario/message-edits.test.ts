import { describe, expect, it } from 'vitest';
import { withMessage, withMessageMoved, withoutMessage } from '../../src/scenario/message-edits';
import { oneLane } from '../support/scenarios';
import { runLane } from '../support/runs';

const atMoments = oneLane('sse', {}, { messages: { kind: 'at', timesMs: [500, 1500, 40_000] }, durationMs: 10_000 });
const byRule = oneLane(
  'sse',
  {},
  {
    messages: { kind: 'every', periodMs: 2000, payloadBytes: 70 },
    interventions: [{ atMs: 5000, do: 'publish' }],
    durationMs: 9000,
  },
);
const momentsOf = (scenario: typeof byRule) => runLane(scenario).messages.map(({ publishedAtMs }) => publishedAtMs);
const onStage = momentsOf(byRule);

describe('withMessage(scenario, publishedAtMs, atMs)', () => {
  it('adds a moment at its place in time, and keeps those that lie beyond the run', () => {
    expect(withMessage(atMoments, [500, 1500], 900).messages).toMatchObject({ timesMs: [500, 900, 1500, 40_000] });
  });
  it('makes moments of a rule: those of the run, without what is published by hand', () => {
    const { messages, interventions } = withMessage(byRule, onStage, 900);
    expect(messages).toEqual({ kind: 'at', timesMs: [900, 2000, 4000, 6000, 8000], payloadBytes: 70 });
    expect(interventions).toBe(byRule.interventions);
  });
});

describe('withoutMessage(scenario, publishedAtMs, atMs)', () => {
  it('takes one message away, and leaves all others where they were', () => {
    expect(momentsOf(withoutMessage(byRule, onStage, 4000))).toEqual([2000, 5000, 6000, 8000]);
  });
  it('takes one of two that are published at once', () => {
    const twice = oneLane('sse', {}, { messages: { kind: 'at', timesMs: [500, 500] } });
    expect(withoutMessage(twice, [500, 500], 500).messages).toMatchObject({ timesMs: [500] });
  });
  it('takes away the act that published it by hand, and leaves the rule', () => {
    const after = withoutMessage(byRule, onStage, 5000);
    expect(after.interventions).toEqual([]);
    expect(after.messages).toBe(byRule.messages);
  });
});

describe('withMessageMoved(scenario, publishedAtMs, fromMs, toMs)', () => {
  it('moves one message, past others too', () => {
    expect(momentsOf(withMessageMoved(byRule, onStage, 4000, 8500))).toEqual([2000, 5000, 6000, 8000, 8500]);
  });
  it('moves the act of one that was published by hand', () => {
    const after = withMessageMoved(byRule, onStage, 5000, 5100);
    expect(after.interventions).toMatchObject([{ do: 'publish', atMs: 5100 }]);
    expect(after.messages).toBe(byRule.messages);
  });
  it('finds a moment that was finer than the run', () => {
    const fine = oneLane('sse', {}, { messages: { kind: 'at', timesMs: [500.00004] } });
    expect(withMessageMoved(fine, [500], 500, 600).messages).toMatchObject({ timesMs: [600] });
  });
});
