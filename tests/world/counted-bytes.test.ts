import { describe, expect, it } from 'vitest';
import { must } from '../../src/core/assert';
import { findTechnique } from '../../src/techniques/index';
import type { TransitSpan } from '../../src/trace/spans';
import type { ResponseToWrite, WireText } from '../../src/world/protocol';
import { readChunks, readFrames, readHttp } from '../support/read-wire';
import { requestOf, runLane, type LaneRun } from '../support/runs';
import { oneLane } from '../support/scenarios';

type Parts = Record<string, unknown>;

const KEEP_ALIVE_MS = 5000;
/** The article's loop writes its draw; any other payload is a text of its length. */
const payloadOf = ({ payloadBytes }: { payloadBytes: number }) =>
  'result: 35'.padEnd(payloadBytes, '.').slice(0, payloadBytes);
/** What has no head and no body of its own to write, by the standards: RFC 9112 §7.1, RFC 6455 §5.5. Masks are 4 bytes. */
const FIXED_TEXTS: Readonly<Record<string, string>> = {
  'stream-end': '0\r\n\r\n',
  ping: '\x89\x00',
  pong: '\x8a\x80mask',
};

/** The whole text of one transit, written anew from what the trace says of it. */
function textOf(run: LaneRun, transit: TransitSpan, params: Parts): string {
  const { wire } = must(findTechnique(run.trace.techniqueId), 'a technique').cast;
  const { content, direction, exchangeId, attempt: number, messageIds, sentAtMs } = transit;
  if (exchangeId === null) return '';
  if (content === 'close-frame') return direction === 'up' ? '\x88\x82maskcd' : '\x88\x02cd';
  const fixed = content === 'comment' ? COMMENTS[run.trace.techniqueId] : FIXED_TEXTS[content];
  if (fixed !== undefined) return fixed;
  const exchange = requestOf(run, exchangeId);
  const attempt = must(
    exchange.attempts.find((each) => each.number === number),
    'an attempt',
  );
  const messages = messageIds.map((id) =>
    must(
      run.messages.find((message) => message.id === id),
      'a message',
    ),
  );
  const named = { seed: 7, exchangeId };
  const response: ResponseToWrite = {
    ...named,
    status: transit.status ?? 200,
    messages,
    cursor: exchange.cursor,
    sentAtMs,
    arrivedAtMs: attempt.arrivedAtMs ?? NaN,
    draw: attempt.draws.find(({ isReady }) => isReady)?.draw ?? null,
    keepAliveMs: KEEP_ALIVE_MS,
    params,
    payloadOf,
  };
  const packetOf = (travel: 'stream-data' | 'datagram') =>
    wire.writePacket?.({ direction, travel, message: must(messages[0], 'a packet has one') }, payloadOf);
  const written: Readonly<Record<string, () => WireText | undefined>> = {
    request: () => wire.writeRequest({ ...named, ...exchange }),
    response: () => wire.writeResponse(response),
    'stream-head': () => wire.writeStreamHead?.(response),
    chunk: () => wire.writeChunk?.(messages, payloadOf),
    frame: () => wire.writeChunk?.(messages, payloadOf),
    'stream-data': () => packetOf('stream-data'),
    datagram: () => packetOf('datagram'),
  };
  const { head, body } = must(written[content]?.(), `a way to write ${content}`);
  return head + body;
}

/** Whether a text is what the standards say that it must be: the lengths in it are those of its parts. */
function checkText(content: string, text: string): void {
  if (content === 'response' && text.startsWith('HTTP/1.1 304')) expect(readHttp(text).body).toBe('');
  else if (content === 'response')
    expect(readHttp(text).headers.get('Content-Length')).toBe(String(readHttp(text).body.length));
  if (content === 'chunk' || content === 'comment') expect(readChunks(text)).toHaveLength(1);
  if (['frame', 'ping', 'pong', 'close-frame'].includes(content)) expect(readFrames(text).length).toBeGreaterThan(0);
}

const sizes = { kind: 'at', payloadBytes: 20, timesMs: [500, 2500, 2501, 7000] };
const acts = [
  ...[0, 125, 126, 65_535, 65_536].map((payloadBytes, index) => ({
    atMs: 3000 + 300 * index,
    do: 'publish',
    payloadBytes,
  })),
  { atMs: 9000, do: 'close-streams' },
];

interface CountedLane {
  readonly id: string;
  readonly params: Parts;
  readonly failureProbability?: number;
}

const lanes: readonly CountedLane[] = [
  { id: 'ajax-polling', params: { answers: 'at-once', pollIntervalMs: 1000, usesCursor: true } },
  { id: 'ajax-polling', params: { answers: 'article-loop', pollIntervalMs: 1000, usesCursor: true } },
  { id: 'iframe-polling', params: { answers: 'at-once', pollIntervalMs: 1000, reloadAfterMs: 300 } },
  { id: 'iframe-per-request', params: { answers: 'at-once', pollIntervalMs: 1000 } },
  { id: 'iframe-chained', params: { answers: 'article-loop' } },
  { id: 'iframe-chained', params: { answers: 'hold' } },
  { id: 'ajax-long-polling', params: { answers: 'hold', clientTimeoutMs: 2000 } },
  { id: 'long-polling', params: {}, failureProbability: 0.4 },
  { id: 'long-polling', params: {} },
  { id: 'iframe-streaming', params: { paddingBytes: 500, responseLimitBytes: 300 } },
  { id: 'htmlfile', params: { paddingBytes: 0, responseLimitBytes: 1 } },
  { id: 'xhr-streaming', params: { paddingBytes: 2048, responseLimitBytes: 70_000 } },
  { id: 'xhr-streaming', params: { paddingBytes: 0, responseLimitBytes: null } },
  { id: 'fetch-streaming', params: {} },
  { id: 'sse', params: { reconnectMs: 700 } },
  { id: 'sse', params: { reconnectMs: null } },
  { id: 'websocket', params: { reconnectMs: 700 } },
  { id: 'flash-socket', params: { reconnectMs: 700 } },
  { id: 'webtransport', params: { reconnectMs: 700 } },
  { id: 'webtransport', params: { reconnectMs: 700, delivery: 'datagrams' } },
];

const COMMENTS: Readonly<Record<string, string>> = {
  sse: '3\r\n:\n\n\r\n',
  'xhr-streaming': '1\r\n\n\r\n',
  'fetch-streaming': '1\r\n\n\r\n',
  'iframe-streaming': '9\r\n<!-- -->\n\r\n',
  htmlfile: '9\r\n<!-- -->\n\r\n',
  'flash-socket': '<alive/>\0',
  // A packet's head of 11 bytes, PING and PADDING, and the tag of encryption. Source: RFC 9000 §17.3.1, §19.
  webtransport: `\x41pollscop\0\0\x01\0${'\0'.repeat(16)}`,
};

/** What has been on the wire by the end of such a lane. */
const STREAM = ['request', 'stream-head', 'chunk', 'comment', 'stream-end'];
const CONTENTS: Readonly<Record<string, readonly string[]>> = {
  'iframe-streaming': STREAM,
  htmlfile: STREAM,
  'xhr-streaming': STREAM,
  'fetch-streaming': STREAM,
  sse: STREAM,
  'flash-socket': ['request', 'response', 'frame', 'comment'],
  websocket: ['request', 'stream-head', 'frame', 'ping', 'pong', 'close-frame'],
  webtransport: ['request', 'stream-head', 'stream-data', 'comment', 'quic-close'],
};

describe('the bytes that a trace counts', () => {
  it.each(lanes)('in a lane of $id $params are those of the text on the wire', (lane) => {
    const { id, params, failureProbability = 0 } = lane;
    const server = { keepAliveMs: KEEP_ALIVE_MS, heartbeatMs: 1200, holdLimitMs: 1500, failureProbability };
    const run = runLane(oneLane(id, params, { durationMs: 15_000, messages: sizes, server, interventions: acts }));
    const contents = new Set<string>();
    for (const transit of run.transits) {
      const { content, overheadBytes, payloadBytes, messageIds } = transit;
      // Of a handshake only the number of bytes is known.
      if (content.startsWith('tls-')) continue;
      const text = textOf(run, transit, params);
      expect(overheadBytes + payloadBytes, content).toBe(text.length);
      const payloads = messageIds.map((messageId) => run.messages[messageId - 1]?.payloadBytes ?? NaN);
      expect(payloadBytes, content).toBe(payloads.reduce((sum, bytes) => sum + bytes, 0));
      if (id === 'flash-socket' || id === 'webtransport') expect(text === '' || text.endsWith('\0')).toBe(true);
      else if (text !== '') checkText(content, text);
      contents.add(content);
    }
    expect([...contents]).toEqual(expect.arrayContaining([...(CONTENTS[id] ?? ['request', 'response'])]));
  });

  it('add up in a request and its answer', () => {
    const run = runLane(
      oneLane('sse', { reconnectMs: 700 }, { durationMs: 15_000, messages: sizes, interventions: acts }),
    );
    for (const exchange of run.exchanges) {
      const bytesOf = (direction: string) =>
        run.transits
          .filter((transit) => transit.exchangeId === exchange.id && transit.direction === direction)
          .reduce((sum, { overheadBytes, payloadBytes }) => sum + overheadBytes + payloadBytes, 0);
      expect([exchange.requestBytes, exchange.responseBytes]).toEqual([bytesOf('up'), bytesOf('down')]);
    }
    expect(run.exchanges).toHaveLength(2);
  });

  it('of an SSE stream have the server’s retry: in them', () => {
    const headBytes = (reconnectMs: number | null) =>
      runLane(oneLane('sse', { reconnectMs })).transits.find(({ content }) => content === 'stream-head')
        ?.overheadBytes ?? NaN;
    expect(headBytes(500) - headBytes(null)).toBe('c\r\nretry: 500\n\n\r\n'.length);
  });
});
