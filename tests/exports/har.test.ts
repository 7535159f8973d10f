import fc from 'fast-check';
import type { Har } from 'har-format';
import { describe, expect, it } from 'vitest';
import { must } from '../../src/core/assert';
import type { ExportedRun } from '../../src/exports/exported-run';
import { writeHar } from '../../src/exports/har';
import { languageOf } from '../../src/i18n/catalogue';
import type { Scenario } from '../../src/scenario/schema';
import type { ExchangeSpan, TransitSpan } from '../../src/trace/spans';
import { exportedRun } from '../support/exported-runs';
import { LAW_LIMIT_MS, lawParameters } from '../support/law-runs';
import { presets } from '../support/presets';
import { runnableScenario } from '../support/random-scenarios';
import { harFaults, readHar, type ReadEntry } from '../support/read-har';
import { oneLane, parsed } from '../support/scenarios';

const VERSION = '1.2.3';
const english = languageOf('en');
const exported = (scenario: Scenario) => readHar(writeHar(exportedRun(scenario), english, VERSION));
const faulty = oneLane(
  'sse',
  {},
  {
    durationMs: 30_000,
    clients: 2,
    network: { tls: '1.3' },
    browser: { warmConnection: false },
    messages: { kind: 'every', periodMs: 700, payloadBytes: 20 },
    interventions: [
      { atMs: 5000, do: 'outage', forMs: 4000 },
      { atMs: 15_000, do: 'server-restart', forMs: 5000, keepsMemory: false },
    ],
  },
);

/** The entries that a run should have, each with what the trace says of it, from the spans alone. */
function wantedOf({ lanes }: ExportedRun) {
  const speakHttp = lanes.filter(({ lane }) => !['flash-socket', 'webtransport'].includes(lane.id));
  return speakHttp.flatMap(({ lane, spans }) =>
    spans.exchanges.flatMap((exchange) =>
      (exchange.attempts.length === 0 ? [null] : exchange.attempts).map((attempt) => ({
        name: `${lane.key}/${exchange.id}/${attempt?.number ?? null}`,
        exchange,
        attempt,
        came: spans.transits.filter(
          (transit) =>
            transit.exchangeId === exchange.id &&
            transit.attempt === attempt?.number &&
            transit.direction === 'down' &&
            transit.arrivedAtMs !== null,
        ),
      })),
    ),
  );
}

const nameOf = ({ lane, request, attempt }: ReadEntry) => `${lane}/${request}/${attempt}`;
const bytesOf = (transits: readonly TransitSpan[]) =>
  transits.reduce((sum, { overheadBytes, payloadBytes }) => sum + overheadBytes + payloadBytes, 0);
const isPlain = ({ kind }: ExchangeSpan) => kind === 'poll' || kind === 'publish';

/** Reads the archive back and lays it beside the spans. */
function expectSame(run: ExportedRun) {
  const entries = new Map(readHar(writeHar(run, english, VERSION)).map((each) => [nameOf(each), each]));
  const wanted = wantedOf(run);
  expect([...entries.keys()].sort()).toEqual(wanted.map(({ name }) => name).sort());
  for (const { name, exchange, attempt, came } of wanted) {
    const read = must(entries.get(name), name);
    expect({ name, faults: harFaults(read) }).toEqual({ name, faults: [] });
    const { response, request } = read.entry;
    const isHttp2 = request.httpVersion === 'http/2.0';
    const isRetry = attempt !== null && attempt.number > 1;
    const statuses = came.flatMap(({ status }) => status ?? []);
    const http = came.filter(({ content }) => !['frame', 'ping', 'pong', 'close-frame'].includes(content));
    expect({
      name,
      atMs: read.atMs,
      status: response.status,
      bytes: isHttp2 ? response._transferSize : Math.max(0, response.headersSize) + Math.max(0, response.bodySize),
      // Of a head that HPACK has written no size is told.
      isCounted: request.headersSize > 0 || (isHttp2 && request.bodySize >= 0),
    }).toEqual({
      name,
      atMs: isRetry ? attempt.assignedAtMs : exchange.askedAtMs,
      status: statuses[0] ?? 0,
      bytes: bytesOf(http),
      isCounted: attempt !== null && attempt.sentAtMs !== null,
    });
    const answer = came.find(({ content }) => content === 'response');
    if (answer && attempt === exchange.attempts.at(-1) && isPlain(exchange))
      expect(read.endMs).toBe(answer.arrivedAtMs);
    const frames = came.filter(({ content }) => content === 'frame');
    const framed = read.entry._webSocketMessages?.filter(({ type, opcode }) => type === 'receive' && opcode === 1);
    expect(framed?.length ?? 0).toBe(frames.reduce((count, frame) => count + Math.max(1, frame.messageIds.length), 0));
  }
}

describe('writeHar(run, version)', () => {
  it('reads back as what the trace tells, for every preset and a scene full of failures', () => {
    for (const scenario of [faulty, ...Object.values(presets).map(parsed)]) expectSame(exportedRun(scenario));
  });

  it(
    'reads back as what the trace tells, for whatever may be run',
    () => {
      fc.assert(
        fc.property(runnableScenario, (scenario) => expectSame(exportedRun(scenario))),
        lawParameters(40),
      );
    },
    LAW_LIMIT_MS,
  );

  it('gives the same bytes each time, and has no other date than those of the run', () => {
    const write = () => writeHar(exportedRun(parsed(presets['compare'])), english, VERSION);
    const text = write();
    expect(write()).toBe(text);
    expect(text.match(/\d{4}-\d\d-\d\d/g)?.every((date) => date === '2013-09-26')).toBe(true);
    expect(JSON.parse(text)).toMatchObject({
      log: { version: '1.2', creator: { name: 'Pollscope', version: VERSION } },
    });
  });

  it.each(['flash-socket', 'webtransport'])('leaves out %s, which speaks no HTTP/1.1, and says so', (id) => {
    const lane = oneLane(id, {}, { durationMs: 3000 });
    const { log } = JSON.parse(writeHar(exportedRun(lane), english, VERSION)) as Har;
    expect({ entries: log.entries, pages: log.pages }).toEqual({ entries: [], pages: [] });
    expect(log.comment?.endsWith(`Left out, since it does not speak HTTP/1.1: ${id}.`)).toBe(true);
  });

  it('has a page for each tab of a browser', () => {
    const tabbed = oneLane('long-polling', {}, { durationMs: 3000, browser: { tabs: 3 } });
    const { log } = JSON.parse(writeHar(exportedRun(tabbed), english, VERSION)) as Har;
    expect(log.pages?.map(({ id, title }) => [id, title])).toEqual([
      ['long-polling/client/0/tab/0', 'long-polling, tab 1 of 3'],
      ['long-polling/client/0/tab/1', 'long-polling, tab 2 of 3'],
      ['long-polling/client/0/tab/2', 'long-polling, tab 3 of 3'],
    ]);
    expect(new Set(log.entries.map(({ pageref }) => pageref)).size).toBe(3);
  });

  it('has a page for each client, and each entry on its own', () => {
    const { log } = JSON.parse(writeHar(exportedRun(faulty), english, VERSION)) as { log: { pages: { id: string }[] } };
    expect(log.pages.map(({ id }) => id)).toEqual(['sse/client/0/tab/0', 'sse/client/1/tab/0']);
    const known = new Set(log.pages.map(({ id }) => id));
    for (const { entry } of exported(faulty)) expect(known).toContain(entry.pageref);
  });

  it('says what Chromium would say of what failed, with the body as far as it came', () => {
    const errors = exported(faulty).map(({ entry: { response } }) => {
      const { _error: error } = response as typeof response & { _error?: string };
      return [response.status, error, response.content.size > 0];
    });
    expect(errors).toContainEqual([200, 'net::ERR_CONNECTION_RESET', true]);
    expect(errors).toContainEqual([0, 'net::ERR_CONNECTION_REFUSED', false]);
    const givenUp = exported(parsed(presets['ajax-long-polling'])).find(({ entry }) => entry.response.status === 0);
    expect(givenUp?.entry.response).toMatchObject({ _error: 'net::ERR_ABORTED', headersSize: -1, bodySize: -1 });
  });

  it('tells the handshakes of TCP and TLS from the wait for the answer', () => {
    const [first] = exported(faulty);
    // 60 ms each way: a round trip for TCP, one for TLS 1.3, one for request and head.
    expect(first?.entry.timings).toEqual({
      blocked: 0,
      dns: -1,
      connect: 240,
      ssl: 120,
      send: 0,
      wait: 120,
      receive: must(first, 'an entry').entry.time - 360,
    });
    expect(first?.entry.request.url).toBe('https://example.com/events');
  });

  it('keeps what went through a socket, unmasked, in the order in which the browser saw it', () => {
    const scenario = oneLane(
      'upgrade',
      { pingIntervalMs: 2000 },
      {
        durationMs: 8000,
        interventions: [{ atMs: 6000, do: 'close-streams' }],
        messages: { kind: 'at', timesMs: [3000] },
      },
    );
    const socket = exported(scenario).find(({ entry }) => entry._resourceType === 'websocket');
    expect(socket?.entry._webSocketMessages?.map(({ type, opcode, data }) => `${type} ${opcode} ${data}`)).toEqual([
      'send 1 2probe',
      'receive 1 3probe',
      'send 1 5',
      'receive 1 2',
      'send 1 3',
      'receive 1 4message 1 ..........',
      'receive 1 2',
      'send 1 3',
      'receive 8 A/Q=',
      'send 8 A/Q=',
    ]);
  });

  it('cuts what is longer than ten thousand bytes in the text alone, and says so', () => {
    const payloadBytes = 50_000;
    const scenario = oneLane(
      'long-polling',
      {},
      { durationMs: 3000, messages: { kind: 'at', timesMs: [500], payloadBytes } },
    );
    const content = must(exported(scenario)[0], 'an entry').entry.response.content;
    expect(content.size).toBeGreaterThan(payloadBytes);
    expect(content.text?.length).toBeLessThan(10_100);
    expect(content.comment).toBe(`The text has ${content.text?.length} of ${content.size} bytes.`);
  });

  it('writes names from outside as text', () => {
    const name = '"}]<script>alert(1)</script>\n\u2028';
    const text = writeHar(
      exportedRun(faulty, () => name),
      english,
      VERSION,
    );
    const { log } = JSON.parse(text) as { log: { pages: { title: string }[] } };
    expect(log.pages[0]?.title).toBe(`${name}, client 1 of 2`);
  });
});
