import { must } from '../../src/core/assert';
import { parseScenario } from '../../src/scenario/parse';
import { simulate } from '../../src/simulate';
import { paramsSchemas } from '../../src/techniques/index';
import { buildSpans } from '../../src/trace/build-spans';
import type { Message, Subject } from './drawing';

const POLL_INTERVAL_MS = 1000;
const TRANSITS_PER_POLL = 2;
const PICTURE_PX = { widthPx: 820, heightPx: 700 };

/** A run whose one lane has about `messageCount` messages on the wire, of which `inViewCount` are in the first view. */
export function prepareSubject(messageCount: number, inViewCount: number): Subject {
  const runMs = (messageCount / TRANSITS_PER_POLL) * POLL_INTERVAL_MS;
  const parsed = parseScenario(
    {
      version: 1,
      durationMs: runMs,
      techniques: [{ id: 'ajax-polling', params: { pollIntervalMs: POLL_INTERVAL_MS, answers: 'at-once' } }],
      messages: { kind: 'every', periodMs: 5 * POLL_INTERVAL_MS },
    },
    paramsSchemas,
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const trace = must(simulate(parsed.scenario, { eventBudget: 10_000_000 }).lanes[0], 'the scenario has one lane');
  const spans = buildSpans(trace);
  const messages = spans.transits.map(({ id, sentAtMs, arrivedAtMs, direction }): Message => ({
    fromMs: sentAtMs,
    toMs: arrivedAtMs ?? sentAtMs,
    isUp: direction === 'up',
    text: `${direction === 'up' ? 'GET' : '200'} ${id}`,
  }));
  return {
    messages,
    lane: { key: 'lane', title: 'Polling', note: '', spans, untilMs: trace.untilMs, clients: trace.clients },
    windowMs: Math.min(runMs, (runMs * inViewCount) / messageCount),
    ...PICTURE_PX,
  };
}
