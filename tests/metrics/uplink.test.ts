import { describe, expect, it } from 'vitest';
import { must } from '../../src/core/assert';
import { evidenceFor, measure } from '../../src/metrics/measure';
import { metricEntries } from '../../src/metrics/registry';
import { reportLane } from '../../src/shells/cli/lane-report';
import { findTechnique } from '../../src/techniques/index';
import { WireWriter } from '../../src/wire/wire-writer';
import { runLane } from '../support/runs';
import { oneLane } from '../support/scenarios';

const d = 60;
const saying = (id: string, timesMs: readonly number[], rest: Record<string, unknown> = {}) =>
  oneLane(
    id,
    {},
    {
      durationMs: 6000,
      messages: { kind: 'at', timesMs: [] },
      uplink: { kind: 'at', timesMs, payloadBytes: 300 },
      ...rest,
    },
  );

describe('measure(spans, untilMs), of what pages say to the server', () => {
  it('counts, times and weighs it, up to that moment', () => {
    const run = runLane(
      saying('long-polling', [1000, 1010, 3000], {
        interventions: [{ on: 'long-polling/request/3', do: 'fail-response' }],
      }),
    );
    // The first two on connections that are opened for them, the third on one that is idle, and refused.
    expect(measure(run, 6000)).toMatchObject({
      uplinkSentCount: 3,
      uplinkReceivedCount: 2,
      uplinkLostCount: 1,
      uplinkDelayMedianMs: 3 * d,
      uplinkDelayMaxMs: 3 * d,
    });
    const posts = run.exchanges.filter(({ kind }) => kind === 'publish');
    expect(measure(run, 6000).uplinkBytes).toBe(
      posts.reduce((sum, { requestBytes, responseBytes }) => sum + requestBytes + responseBytes, 0),
    );
    expect(measure(run, 1005)).toMatchObject({
      uplinkSentCount: 1,
      uplinkReceivedCount: 0,
      uplinkLostCount: 0,
      uplinkDelayMedianMs: null,
    });
    expect(evidenceFor('uplinkLostCount', run, 6000)).toEqual(['exchange/3']);
    expect(evidenceFor('uplinkDelayMaxMs', run, 6000)).toEqual(['exchange/1', 'exchange/2']);
    expect(measure(run, 6000).requestsPerMessage).toBe(run.exchanges.length / 2);
  });

  it('weighs frames on a socket by themselves: 4 bytes of head, 4 of mask', () => {
    expect(measure(runLane(saying('websocket', [1000, 2000])), 6000)).toMatchObject({
      uplinkBytes: 2 * (4 + 4 + 300),
      uplinkReceivedCount: 2,
      uplinkDelayMaxMs: d,
    });
  });

  it('has none of these numbers where they say nothing', () => {
    const metrics = measure(runLane(saying('sse', [], { uplink: { kind: 'none' } })), 6000);
    expect(Object.keys(metrics)).toEqual(metricEntries.map(({ name }) => name));
  });
});

describe('reportLane(trace), with messages to the server', () => {
  it('tells each, with the request that brought it', () => {
    const report = reportLane(runLane(saying('long-polling', [1000])).trace);
    expect(report.uplink).toEqual([
      {
        id: 1,
        client: 0,
        madeAtMs: 1000,
        receivedAtMs: 1000 + 3 * d,
        request: 1,
        confirmedAtMs: 1000 + 4 * d,
        timesReceived: 1,
        fate: 'received',
        reason: null,
      },
    ]);
    expect(report.requests[1]).toMatchObject({ kind: 'publish', uplink: [1], outcome: 'answered' });
    expect(report.requests[0]).not.toHaveProperty('uplink');
  });

  it('says nothing of it where there is none', () => {
    expect(reportLane(runLane(saying('long-polling', [], { uplink: { kind: 'none' } })).trace)).not.toHaveProperty(
      'uplink',
    );
  });
});

describe('WireWriter.bytesOf(transit), of what a page says', () => {
  it.each([
    'ajax-polling',
    'iframe-chained',
    'htmlfile',
    'sse',
    'fetch-streaming',
    'conditional-polling',
    'jsonp-polling',
    'upgrade',
    'websocket',
    'flash-socket',
  ])('%s: as many as the world counted, with the payload in its place', (id) => {
    const scenario = saying(id, [300, 305, 4000]);
    const run = runLane(scenario);
    const lane = must(scenario.techniques[0], 'a lane');
    const writer = new WireWriter({ lane, trace: run.trace, spans: run }, scenario, Infinity);
    const carrying = run.transits.filter(({ uplinkIds }) => uplinkIds.length > 0);
    expect(carrying.flatMap(({ uplinkIds }) => uplinkIds)).toEqual([1, 2, 3]);
    for (const transit of carrying) {
      const { text, payloads } = must(writer.bytesOf(transit), 'bytes');
      expect(text.length - payloads.length + payloads.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(
        transit.overheadBytes + transit.payloadBytes,
      );
      expect(payloads.map(({ messageId, bytes }) => [messageId, bytes])).toEqual(
        transit.uplinkIds.map((uplinkId) => [uplinkId, 300]),
      );
      const declared = /Content-Length: (\d+)/i.exec(text)?.[1];
      if (declared !== undefined)
        expect(text.length - text.indexOf('\r\n\r\n') - 4 + payloads.length * 299).toBe(Number(declared));
      if (findTechnique(id)?.cast.wire.maskUplink === undefined) expect(payloads[0]?.text).toMatch(/^uplink-\d-\.+$/);
    }
  });
});
