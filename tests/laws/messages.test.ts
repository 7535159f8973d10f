import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '../../src/core/assert';
import type { Lane, Scenario } from '../../src/scenario/schema';
import { buildSpans } from '../../src/trace/build-spans';
import type { Trace } from '../../src/trace/events';
import { asItEnds, findWhereabouts, isLoop, mayAskAgain } from '../support/whereabouts';
import { LAW_LIMIT_MS, lanesOf, lawParameters } from '../support/law-runs';
import { runnableScenario, timedAct } from '../support/random-scenarios';
import { parsed } from '../support/scenarios';

/** Without acts that change the rules while it runs: what a lane keeps is then known. */
const settledScenario = runnableScenario.map((scenario) => ({
  ...scenario,
  interventions: scenario.interventions.filter((act) => act.do !== 'set'),
}));

function eachLane(scenario: Scenario, look: (trace: Trace, lane: Lane) => void): void {
  const lanes = lanesOf(scenario);
  scenario.techniques.forEach((lane, index) => {
    const trace = lanes[index];
    if (trace) look(trace, lane);
  });
}

describe('a message', () => {
  it(
    'is published at the same moment in every lane that `messages` feeds',
    () => {
      fc.assert(
        fc.property(runnableScenario, (scenario) => {
          const published: string[] = [];
          eachLane(scenario, ({ events }, lane) => {
            const changesFeed = scenario.interventions.some((act) => act.do === 'set' && act.path === 'params.answers');
            if (isLoop(lane) || changesFeed) return;
            published.push(
              JSON.stringify(
                events.flatMap((event) =>
                  event.kind === 'message-published' ? [[event.atMs, event.messageId, event.payloadBytes]] : [],
                ),
              ),
            );
          });
          expect(new Set(published).size).toBeLessThanOrEqual(1);
        }),
        lawParameters(60),
      );
    },
    LAW_LIMIT_MS,
  );

  it(
    'is delivered, lost with a reason, or still somewhere: none vanishes',
    () => {
      fc.assert(
        fc.property(runnableScenario, (scenario) => {
          const { techniques, ...end } = asItEnds(scenario);
          eachLane(scenario, (trace, { key }) => {
            const lane = must(
              techniques.find((each) => each.key === key),
              key,
            );
            for (const { messageId, client, whereabouts } of findWhereabouts(trace, lane, { ...end, techniques })) {
              expect(whereabouts, `message ${messageId} for client ${client} in ${key}`).not.toBe('nowhere');
            }
          });
        }),
        lawParameters(120),
      );
    },
    LAW_LIMIT_MS,
  );
});

describe('a message that is kept', () => {
  it(
    'is never lost by a server that has room for all its messages, for a client with a cursor, unless the server is told to forget',
    () => {
      fc.assert(
        fc.property(settledScenario, (scenario) => {
          eachLane(scenario, ({ events }, lane) => {
            if (!mayAskAgain(lane, scenario) || scenario.server.messageLogLength !== null) return;
            const isForgetful = scenario.interventions.some((act) => act.do === 'server-restart' && !act.keepsMemory);
            if (!isForgetful) expect(events.filter(({ kind }) => kind === 'message-lost')).toEqual([]);
          });
        }),
        lawParameters(80),
      );
    },
    LAW_LIMIT_MS,
  );
});

describe('long polling with a cursor and a timeout', () => {
  const faults = fc.array(
    fc.oneof(timedAct.filter((act) => act.do !== 'set' && !(act.do === 'server-restart' && !act.keepsMemory))),
    { maxLength: 4 },
  );
  const requestActs = fc.array(
    fc.record({
      id: fc.nat(12),
      act: fc.constantFrom(
        { do: 'drop-response' },
        { do: 'duplicate-response' },
        { do: 'reset-connection' },
        { do: 'never-answer' },
        { do: 'fail-response' },
        { do: 'delay-response', byMs: 2500 },
      ),
    }),
    { maxLength: 4 },
  );

  it(
    'brings every message exactly once, in order, whatever happens on the way',
    () => {
      fc.assert(
        fc.property(
          faults,
          requestActs,
          fc.nat(1000),
          fc.constantFrom(0, 0.1, 0.4),
          (acts, onRequests, seed, lossProbability) => {
            const scenario = parsed({
              version: 1,
              seed,
              durationMs: 200_000,
              network: { lossProbability, jitter: { kind: 'uniform', spreadMs: 200 } },
              techniques: [{ id: 'long-polling', params: { clientTimeoutMs: 5000, retryMaxMs: 2000 } }],
              messages: { kind: 'at', timesMs: [100, 900, 1000, 1001, 2500, 4000, 4100, 7000, 9000] },
              interventions: [
                ...acts,
                ...onRequests.map(({ id, act }) => ({ on: `long-polling/request/${id}`, ...act })),
              ],
            });
            eachLane(scenario, (trace) => {
              const ids = trace.events.flatMap((event) =>
                event.kind === 'message-delivered' ? [event.messageId] : [],
              );
              expect(ids).toEqual(buildSpans(trace).messages.map(({ id }) => id));
            });
          },
        ),
        lawParameters(60),
      );
    },
    LAW_LIMIT_MS,
  );
});
