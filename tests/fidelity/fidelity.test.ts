import { afterAll, describe, expect, it } from 'vitest';
import { percentile } from '../../src/metrics/percentile';
import { buildSpans } from '../../src/trace/build-spans';
import { simulate } from '../../src/simulate';
import { must } from '../../src/core/assert';
import { parsed } from '../support/scenarios';
import { findMismatches, listHops } from './compare';
import { observeRecording, observeRun } from './observed';
import { recordings, type Recording } from './recording';
import { scenarioOf } from './recording-scenario';

/** Half of the hops, and nine in ten, may differ by this much. An iframe's `load` does real work in the page. */
const XHR_LIMITS_MS = { median: 8, p90: 50 };
const IFRAME_LIMITS_MS = { median: 25, p90: 125 };

function replay(recording: Recording) {
  const trace = must(simulate(parsed(scenarioOf(recording))).lanes[0], 'one lane');
  const recorded = observeRecording(recording);
  const tells = { messages: recorded.deliveries.length > 0, openings: recorded.streams.length > 0 };
  const simulated = observeRun(buildSpans(trace), tells);
  const hops = listHops(recorded, simulated);
  const deviationsMs = hops.map(({ recordedMs, simulatedMs }) => Math.abs(recordedMs - simulatedMs));
  return { hops, deviationsMs, mismatches: findMismatches(recorded, simulated) };
}

/** Recordings of a proxy that lets nothing through: there is nothing to time but the request. */
const LET_NOTHING_THROUGH = ['sse-nginx-buffering', 'ws-nginx-no-upgrade'];

const table: string[] = [];

describe('the recordings of a real Chromium and a real server, replayed', () => {
  it('finds all eighteen', () => {
    expect(recordings).toHaveLength(18);
  });

  for (const recording of recordings) {
    it(`${recording.name} has the same structure, and hops of the same length`, () => {
      const { hops, deviationsMs, mismatches } = replay(recording);
      const limitsMs = recording.name.startsWith('iframe') ? IFRAME_LIMITS_MS : XHR_LIMITS_MS;
      const [medianMs, p90Ms, p95Ms] = [0.5, 0.9, 0.95].map((fraction) => percentile(deviationsMs, fraction));
      table.push(
        [recording.name.padEnd(22), String(hops.length).padStart(4), medianMs?.toFixed(1).padStart(8), p95Ms?.toFixed(1).padStart(8), String(mismatches.length).padStart(6)].join('  '),
      );
      expect(mismatches).toEqual([]);
      expect(hops.length).toBeGreaterThanOrEqual(LET_NOTHING_THROUGH.includes(recording.name) ? 1 : 10);
      expect(medianMs).toBeLessThanOrEqual(limitsMs.median);
      expect(p90Ms).toBeLessThanOrEqual(limitsMs.p90);
    });
  }
});

afterAll(() => {
  const head = ['recording'.padEnd(22), 'hops', 'median'.padStart(8), 'p95'.padStart(8), 'wrong'.padStart(6)].join('  ');
  console.info([`Fidelity, deviations in ms`, head, ...table].join('\n'));
});
