import { describe, expect, it } from 'vitest';
import { must } from '../../src/core/assert';
import { fetchStreamingCast } from '../../src/techniques/fetch-streaming/wire';
import { htmlfileCast } from '../../src/techniques/htmlfile/wire';
import { iframeStreamingCast } from '../../src/techniques/iframe-streaming/wire';
import { xhrStreamingCast } from '../../src/techniques/xhr-streaming/wire';
import type { Message, WireText } from '../../src/world/protocol';
import { readChunks, readHttp } from '../support/read-wire';

const exchange = { seed: 7, exchangeId: 0 };
const written = ({ payloadBytes }: Message) => 'x'.repeat(payloadBytes);
const counted = () => '';
const wholeOf = ({ head, body }: WireText) => head + body;

const askFor = (cast: typeof xhrStreamingCast, cursor: number | null) =>
  readHttp(cast.wire.writeRequest({ ...exchange, kind: 'stream', cursor, askedAtMs: 1 }).head);

function openingOf(cast: typeof xhrStreamingCast, params: Record<string, unknown>): WireText {
  const answer = {
    status: 200,
    messages: [],
    sentAtMs: 60,
    arrivedAtMs: 60,
    draw: null,
    keepAliveMs: 5000,
    params,
    cursor: null,
  };
  return must(cast.wire.writeStreamHead, 'a head')({ ...exchange, ...answer, payloadOf: written });
}

const frame = '<script>parent.onMessage({"id":8,"data":"PAYLOAD"})</script>\n';
const line = '{"id":8,"data":"PAYLOAD"}\n';
const casts = [
  {
    id: 'iframe-streaming',
    cast: iframeStreamingCast,
    type: 'text/html;charset=utf-8',
    message: frame,
    beat: '<!-- -->\n',
  },
  { id: 'htmlfile', cast: htmlfileCast, type: 'text/html;charset=utf-8', message: frame, beat: '<!-- -->\n' },
  { id: 'xhr-streaming', cast: xhrStreamingCast, type: 'application/x-ndjson', message: line, beat: '\n' },
  { id: 'fetch-streaming', cast: fetchStreamingCast, type: 'application/x-ndjson', message: line, beat: '\n' },
];

describe.each(casts)('$id', ({ cast, type, message, beat }) => {
  it('asks with the newest message that it has, where it uses a cursor', () => {
    expect([askFor(cast, null).startLine, askFor(cast, 41).startLine]).toEqual([
      'GET /stream HTTP/1.1',
      'GET /stream?since=41 HTTP/1.1',
    ]);
  });

  it('begins with a head without length', () => {
    const { startLine, headers } = readHttp(openingOf(cast, { paddingBytes: 0 }).head);
    expect([
      startLine,
      headers.get('Content-Type'),
      headers.get('Transfer-Encoding'),
      headers.has('Content-Length'),
    ]).toEqual(['HTTP/1.1 200 OK', type, 'chunked', false]);
  });

  it('writes messages into one chunk of the length that it says, written out or only counted', () => {
    const writeChunk = must(cast.wire.writeChunk, 'chunks');
    for (const payloadBytes of [0, 20, 70_000]) {
      const text = message.replace('PAYLOAD', 'x'.repeat(payloadBytes));
      const chunk = writeChunk([{ id: 8, payloadBytes }], written);
      expect(readChunks(wholeOf(chunk))).toEqual([text]);
      const short = writeChunk([{ id: 8, payloadBytes }], counted);
      expect([short.head, short.contentBytes, chunk.contentBytes]).toEqual([chunk.head, text.length, text.length]);
    }
  });

  it('shows life by content that says nothing, and ends with the last chunk', () => {
    const heartbeat = must(cast.wire.writeHeartbeat, 'a heartbeat')();
    expect([readChunks(wholeOf(heartbeat)), heartbeat.contentBytes]).toEqual([[beat], beat.length]);
    expect(wholeOf(must(cast.wire.writeStreamEnd, 'an end')())).toBe('0\r\n\r\n');
  });
});

describe('paddingBytes', () => {
  const contentOf = (cast: typeof xhrStreamingCast, paddingBytes: number) => {
    const { body, contentBytes = 0 } = openingOf(cast, { paddingBytes });
    const content = readChunks(body).join('');
    expect(contentBytes).toBe(content.length);
    return content;
  };

  it('is white space in the first chunk, after what makes a page of it', () => {
    for (const cast of [iframeStreamingCast, htmlfileCast]) {
      expect(contentOf(cast, 0)).toBe('<!doctype html><body>\n');
      expect(contentOf(cast, 1024)).toBe(`<!doctype html><body>${' '.repeat(1024)}\n`);
    }
    expect(contentOf(xhrStreamingCast, 2048)).toBe(`${' '.repeat(2048)}\n`);
    expect([contentOf(xhrStreamingCast, 0), contentOf(fetchStreamingCast, 0)]).toEqual(['', '']);
  });
});

it('each is asked for as its part of the browser does', () => {
  const acceptOf = (cast: typeof xhrStreamingCast) => askFor(cast, null).headers.get('Accept');
  expect(acceptOf(iframeStreamingCast)).toMatch(/^text\/html,/);
  expect([htmlfileCast, xhrStreamingCast, fetchStreamingCast].map(acceptOf)).toEqual(['*/*', '*/*', '*/*']);
  expect(askFor(htmlfileCast, null).headers.get('User-Agent')).toContain('MSIE 6.0');
});
