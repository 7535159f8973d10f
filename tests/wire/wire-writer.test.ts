import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '../../src/core/assert';
import type { Scenario } from '../../src/scenario/schema';
import { runScenario, type LaneRun } from '../../src/shells/explore/run';
import { WireWriter } from '../../src/wire/wire-writer';
import { buildSpans } from '../../src/trace/build-spans';
import { partsOfTransit } from '../../src/wire/transit-parts';
import type { WirePart } from '../../src/wire/wire-parts';
import { LAW_LIMIT_MS, lanesOf as lanesOfLaw, lawParameters } from '../support/law-runs';
import { runnableScenario } from '../support/random-scenarios';
import { presets } from '../support/presets';
import { oneLane, parsed } from '../support/scenarios';

const lengths = [0, 1, 125, 126, 65_535, 65_536, 999_999];
const publishes = (payloadBytes: number, index: number) => ({ atMs: 500 + index, do: 'publish', payloadBytes });
const actedOn: readonly { readonly id: string; readonly params: Record<string, unknown>; readonly path: string }[] = [
  { id: 'ajax-polling', params: { answers: 'at-once' }, path: 'params.pollIntervalMs' },
  { id: 'iframe-chained', params: { answers: 'hold' }, path: 'server.holdLimitMs' },
  { id: 'long-polling', params: {}, path: 'params.pauseMs' },
  { id: 'iframe-streaming', params: { responseLimitBytes: 300 }, path: 'params.paddingBytes' },
  { id: 'htmlfile', params: { queuePollIntervalMs: 300 }, path: 'params.browserBufferBytes' },
  { id: 'xhr-streaming', params: { responseLimitBytes: 300 }, path: 'params.responseLimitBytes' },
  { id: 'fetch-streaming', params: {}, path: 'params.clientTimeoutMs' },
  { id: 'sse', params: {}, path: 'params.reconnectMs' },
  { id: 'websocket', params: {}, path: 'params.reconnectMs' },
];

/** Beyond the presets: payloads at each step of a frame's length, settings that change, streams that end, failures. */
const scenarios: readonly [name: string, scenario: Scenario][] = [
  ...Object.entries(presets).map(([name, input]): [string, Scenario] => [name, parsed(input)]),
  ...actedOn.map(({ id, params, path }): [string, Scenario] => [
    `${id}, acted on`,
    oneLane(id, params, {
      server: { heartbeatMs: 2000, failureProbability: 0.1 },
      interventions: [
        ...lengths.map(publishes),
        { atMs: 4000, do: 'set', path: 'server.keepAliveMs', value: 65_000 },
        { atMs: 5000, do: 'set', path, value: 700 },
        { atMs: 6000, do: 'close-streams' },
        { atMs: 9000, do: 'set', path: 'server.keepAliveMs', value: 0 },
        { atMs: 12_000, do: 'outage', forMs: 3000 },
        { atMs: 20_000, do: 'server-restart', forMs: 500, keepsMemory: false },
      ],
    }),
  ]),
];

function lanesOf(scenario: Scenario): readonly LaneRun[] {
  const attempt = runScenario(scenario);
  if (!attempt.isDone) throw new Error(`the budget of ${attempt.spent.budget} events is spent`);
  return attempt.lanes;
}

function payloadOf(parts: readonly WirePart[]): number {
  return parts
    .flatMap(({ runs }) => runs)
    .filter(({ messageId }) => messageId !== null)
    .reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Each transit of a lane, except TLS's own: what is shown of it has as many bytes as the world has counted. */
function expectAllCounted(run: LaneRun, scenario: Scenario): void {
  for (const transit of run.spans.transits) {
    if (transit.content.startsWith('tls-')) continue;
    const parts: readonly WirePart[] = partsOfTransit(transit, run, scenario);
    const { id, content, overheadBytes, payloadBytes } = transit;
    expect({
      id,
      content,
      payloadBytes: payloadOf(parts),
      inAll: parts.reduce((sum, { bytes }) => sum + bytes, 0),
    }).toEqual({ id, content, payloadBytes, inAll: overheadBytes + payloadBytes });
    // The frames of HTTP/2 are told by their kinds, and have no text.
    const told = parts.filter(({ kind }) => kind !== 'http2-frame');
    for (const { runs, bytes } of told) expect(runs.reduce((sum, each) => sum + each.bytes, 0)).toBe(bytes);
  }
}

it(
  'every transit of any scenario is shown with as many bytes as the world counted',
  () => {
    fc.assert(
      fc.property(runnableScenario, (scenario) => {
        lanesOfLaw(scenario).forEach((trace, place) => {
          const lane = must(scenario.techniques[place], 'a lane');
          expectAllCounted({ lane, trace, spans: buildSpans(trace) }, scenario);
        });
      }),
      lawParameters(60),
    );
  },
  LAW_LIMIT_MS,
);

describe.each(scenarios)('every transit of %s', (_name, scenario) => {
  const lanes = lanesOf(scenario);

  it('is shown with as many bytes as the world counted: overhead, payload, and so in all', () => {
    for (const run of lanes) expectAllCounted(run, scenario);
  });

  it('is shown byte for byte, in order; text is ASCII, and nothing but a long payload is cut', () => {
    for (const run of lanes) {
      const writer = new WireWriter(run, scenario);
      for (const transit of run.spans.transits) {
        // What HTTP/2 shows decoded is not what was sent.
        if (run.spans.connections.some(({ httpVersion }) => httpVersion !== null)) continue;
        const runs = partsOfTransit(transit, run, scenario).flatMap((part) => part.runs);
        for (const { text, bytes, messageId } of runs) {
          if (messageId === null || bytes <= 200) expect(text.length).toBe(bytes);
          if (transit.content !== 'frame' && transit.direction === 'down' && messageId !== null)
            expect(text).toMatch(/^[ -~]*$/);
        }
        const written = writer.bytesOf(transit)?.text ?? '';
        expect(runs.map(({ text, messageId }) => (messageId === null ? text : '')).join('')).toBe(
          written.replaceAll('\ue000', ''),
        );
        // QUIC's packets are no text.
        const isText =
          run.lane.id !== 'webtransport' &&
          ['request', 'response', 'stream-head', 'chunk', 'comment', 'stream-end'].includes(transit.content);
        expect(written.replaceAll('\ue000', '')).toMatch(isText ? /^[\r\n -~]*\0?$/ : /^[\0-\xff]*$/);
      }
    }
  });
});

describe('WireWriter', () => {
  it('bodyOf(exchange) is what the server wrote', () => {
    const [, long] = lanesOf(parsed(presets['compare']));
    const run = must(long, 'the second lane');
    const writer = new WireWriter(run, parsed(presets['compare']));
    expect(writer.bodyOf(must(run.spans.exchanges[0], 'a request'))).toBe('[{"id":1,"data":"message 1 .........."}]');
  });

  it('bytesOf(transit) has the handshake’s key, which is another one in another exchange and another run', () => {
    const keysOf = (seed: number) => {
      const scenario = oneLane('websocket', {}, { seed, interventions: [{ atMs: 2000, do: 'close-streams' }] });
      const run = must(lanesOf(scenario)[0], 'a lane');
      const writer = new WireWriter(run, scenario);
      return run.spans.transits
        .filter(({ content }) => content === 'request')
        .map((transit) => /Sec-WebSocket-Key: (\S+)\r\n/.exec(writer.bytesOf(transit)?.text ?? '')?.[1] ?? '');
    };
    const keys = [...keysOf(1), ...keysOf(2)];
    expect(keys).toHaveLength(4);
    expect(new Set(keys).size).toBe(4);
    for (const key of keys) expect(Buffer.from(key, 'base64')).toHaveLength(16);
    expect(keysOf(1)).toEqual(keys.slice(0, 2));
  });

  it('bytesOf(transit) is null for the packets of TCP and TLS, and only for those', () => {
    const scenario = oneLane('websocket', {}, { network: { tls: '1.2' } });
    for (const run of lanesOf(scenario)) {
      const writer = new WireWriter(run, scenario);
      for (const transit of run.spans.transits) {
        const isOfConnection = /^(syn|syn-ack|fin|reset|tls-.*)$/.test(transit.content);
        expect(writer.bytesOf(transit) === null, transit.content).toBe(isOfConnection);
      }
    }
  });
});
