import { describe, expect, it } from 'vitest';
import { connectionLines, statusLine } from '../../src/techniques/http-wire';
import { conditionalPollingCast } from '../../src/techniques/conditional-polling/wire';
import { findTechnique } from '../../src/techniques/index';
import { jsonpPollingCast } from '../../src/techniques/jsonp-polling/wire';
import { pollWire } from '../../src/techniques/poll-wire';
import { sseCast } from '../../src/techniques/sse/wire';
import type { Message, ResponseToWrite } from '../../src/world/protocol';
import { readHttp } from '../support/read-wire';

const [xhr, iframe] = [pollWire('xhr'), pollWire('iframe')];

const USER_AGENT =
  'User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';
const IFRAME_ACCEPT =
  'Accept: text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7';

const lines = (...written: readonly string[]) => `${written.join('\r\n')}\r\n\r\n`;

/** Any exchange: what a poll writes has nothing from chance in it. */
const exchange = { seed: 7, exchangeId: 0 };

/** An answer of a server that keeps connections for 5 s, sent 9.0305 s after the start. */
function answering(given: Partial<ResponseToWrite> = {}): ResponseToWrite {
  return {
    ...exchange,
    status: 200,
    messages: [],
    cursor: null,
    sentAtMs: 9030.5,
    arrivedAtMs: 7130,
    draw: null,
    keepAliveMs: 5000,
    params: {},
    payloadOf: ({ payloadBytes }) => 'x'.repeat(payloadBytes),
    ...given,
  };
}

const message = (id: number, payloadBytes = 20): Message => ({ id, payloadBytes });

describe('a poll', () => {
  it('by XHR is a GET as Chromium writes it, with the time and the cursor in its query', () => {
    expect(xhr.writeRequest({ ...exchange, kind: 'poll', cursor: 12, askedAtMs: 3000.6 })).toEqual({
      head: lines(
        'GET /communication/user/ajax.mvc?timed=3001&since=12 HTTP/1.1',
        'Host: example.com',
        'Connection: keep-alive',
        USER_AGENT,
        'Accept: */*',
        'X-Requested-With: XMLHttpRequest',
        'Referer: http://example.com/',
        'Accept-Encoding: gzip, deflate',
        'Accept-Language: en-US,en;q=0.9',
      ),
      body: '',
    });
  });

  it('without a cursor says none, and the cursor 0 is one', () => {
    const targetOf = (cursor: number | null) =>
      readHttp(xhr.writeRequest({ ...exchange, kind: 'poll', cursor, askedAtMs: 0 }).head).startLine;
    expect([targetOf(null), targetOf(0)]).toEqual([
      'GET /communication/user/ajax.mvc?timed=0 HTTP/1.1',
      'GET /communication/user/ajax.mvc?timed=0&since=0 HTTP/1.1',
    ]);
  });

  it('by an iframe is a navigation', () => {
    expect(iframe.writeRequest({ ...exchange, kind: 'poll', cursor: null, askedAtMs: 5000 })).toEqual({
      head: lines(
        'GET /communication/user/ajax.mvc?timed=5000 HTTP/1.1',
        'Host: example.com',
        'Connection: keep-alive',
        'Upgrade-Insecure-Requests: 1',
        USER_AGENT,
        IFRAME_ACCEPT,
        'Referer: http://example.com/',
        'Accept-Encoding: gzip, deflate',
        'Accept-Language: en-US,en;q=0.9',
      ),
      body: '',
    });
  });

  it.each([
    ['ajax-polling', xhr],
    ['iframe-polling', iframe],
    ['iframe-per-request', iframe],
    ['iframe-chained', iframe],
    ['ajax-long-polling', xhr],
    ['long-polling', xhr],
    ['adaptive-polling', xhr],
  ])('of %s is written so', (id, wire) => {
    const request = { ...exchange, kind: 'poll', cursor: 3, askedAtMs: 1 } as const;
    expect(findTechnique(id)?.cast.wire.writeRequest(request)).toEqual(wire.writeRequest(request));
  });
});

describe('an answer', () => {
  it('with news is a JSON list, as Node writes it', () => {
    expect(xhr.writeResponse(answering({ messages: [message(1, 3), message(2, 5)] }))).toEqual({
      head: lines(
        'HTTP/1.1 200 OK',
        'Content-Type: application/json',
        'Cache-Control: no-store',
        'Content-Length: 47',
        'Date: Thu, 26 Sep 2013 12:00:09 GMT',
        'Connection: keep-alive',
        'Keep-Alive: timeout=5',
      ),
      body: '[{"id":1,"data":"xxx"},{"id":2,"data":"xxxxx"}]',
    });
  });

  it('without news is an empty list; to an iframe it is a document', () => {
    const { head, body } = iframe.writeResponse(answering());
    expect(body).toBe('[]');
    expect(readHttp(head).headers.get('Content-Length')).toBe('2');
    expect(readHttp(head).headers.get('Content-Type')).toBe('text/html;charset=utf-8');
  });

  it('of the article’s loop is its line, with the times of the server’s clock', () => {
    const { head, body } = xhr.writeResponse(
      answering({ draw: 35, messages: [message(7, 10)], payloadOf: () => 'result: 35' }),
    );
    expect(body).toBe('result: 35, response time: 9031, request time: 7130, use time: 1901');
    expect(readHttp(head).headers.get('Content-Type')).toBe('text/html;charset=utf-8');
    expect(readHttp(head).headers.get('Content-Length')).toBe(String(body.length));
  });

  it.each([
    [400, 'Bad Request'],
    [404, 'Not Found'],
    [408, 'Request Timeout'],
    [429, 'Too Many Requests'],
    [500, 'Internal Server Error'],
    [502, 'Bad Gateway'],
    [503, 'Service Unavailable'],
    [504, 'Gateway Timeout'],
  ])('%d says why in its first line and its body, and brings no news', (status, reason) => {
    for (const wire of [xhr, iframe, sseCast.wire]) {
      const { startLine, headers, body } = readHttp(
        Object.values(wire.writeResponse(answering({ status, messages: [message(1)] }))).join(''),
      );
      expect([startLine, body]).toEqual([`HTTP/1.1 ${status} ${reason}`, reason]);
      expect([headers.get('Content-Type'), headers.get('Content-Length')]).toEqual([
        'text/plain',
        String(reason.length),
      ]);
    }
  });

  it('with a status that has no name of its own says so', () => {
    expect([statusLine(418), statusLine(101)]).toEqual(['HTTP/1.1 418 Unknown', 'HTTP/1.1 101 Switching Protocols']);
    expect(xhr.writeResponse(answering({ status: 418 })).body).toBe('Error');
  });

  it.each([0, 1, 20, 125, 126, 999, 1000, 65_535, 65_536, 1_000_000])(
    'says how long its body is with payloads of %d bytes, written out or only counted',
    (payloadBytes) => {
      for (const [wire, draw] of [
        [xhr, null],
        [iframe, null],
        [xhr, 35],
      ] as const) {
        const messages = [message(9, payloadBytes), message(10, payloadBytes)];
        const written = wire.writeResponse(answering({ messages, draw }));
        const counted = wire.writeResponse(answering({ messages, draw, payloadOf: () => '' }));
        expect(readHttp(written.head).headers.get('Content-Length')).toBe(String(written.body.length));
        expect(counted.head).toBe(written.head);
        expect(written.body.length - counted.body.length).toBe(2 * payloadBytes);
      }
    },
  );

  it('tells how long the connection is kept, in whole seconds, or that it is not', () => {
    expect([0, 1, 999, 1000, 5999.9, 3_600_000].map((keepAliveMs) => connectionLines(keepAliveMs))).toEqual([
      ['Connection: close'],
      ['Connection: keep-alive', 'Keep-Alive: timeout=0'],
      ['Connection: keep-alive', 'Keep-Alive: timeout=0'],
      ['Connection: keep-alive', 'Keep-Alive: timeout=1'],
      ['Connection: keep-alive', 'Keep-Alive: timeout=5'],
      ['Connection: keep-alive', 'Keep-Alive: timeout=3600'],
    ]);
    const { head } = xhr.writeResponse(answering({ keepAliveMs: 0 }));
    expect(head).toContain('GMT\r\nConnection: close\r\n\r\n');
    expect(head).not.toContain('Keep-Alive');
  });

  it('bears the date of a run that began at noon on the article’s day', () => {
    const dateAt = (sentAtMs: number) => readHttp(xhr.writeResponse(answering({ sentAtMs })).head).headers.get('Date');
    expect([0, 999.999, 61_000, 3_599_999, 43_200_000].map(dateAt)).toEqual(
      ['12:00:00', '12:00:00', '12:01:01', '12:59:59', '00:00:00'].map((time) => `Thu, 26 Sep 2013 ${time} GMT`),
    );
  });
});

describe('a conditional poll', () => {
  const { wire } = conditionalPollingCast;
  const headOf = (cursor: number | null) => wire.writeRequest({ ...exchange, kind: 'poll', cursor, askedAtMs: 1 }).head;

  it('carries the tag where Chromium puts it, and nothing that would make its address another', () => {
    expect(headOf(12)).toBe(
      lines(
        'GET /communication/user/ajax.mvc HTTP/1.1',
        'Host: example.com',
        'Connection: keep-alive',
        'Cache-Control: max-age=0',
        'If-None-Match: "12"',
        USER_AGENT,
        'Accept: */*',
        'X-Requested-With: XMLHttpRequest',
        'Referer: http://example.com/',
        'Accept-Encoding: gzip, deflate',
        'Accept-Language: en-US,en;q=0.9',
      ),
    );
    expect(headOf(null)).not.toMatch(/If-None-Match|Cache-Control/);
    expect(headOf(0)).toContain('If-None-Match: "0"');
  });

  it('is answered 304 as Node writes it: the tag, and no word of a body', () => {
    expect(wire.writeResponse(answering({ status: 304, cursor: 12 }))).toEqual({
      head: lines(
        'HTTP/1.1 304 Not Modified',
        'ETag: "12"',
        'Cache-Control: no-cache',
        'Date: Thu, 26 Sep 2013 12:00:09 GMT',
        'Connection: keep-alive',
        'Keep-Alive: timeout=5',
      ),
      body: '',
    });
  });

  it('is answered whole with the tag of the newest message, or of none', () => {
    const tagOf = (given: Partial<ResponseToWrite>) =>
      readHttp(wire.writeResponse(answering(given)).head).headers.get('ETag');
    expect(tagOf({ cursor: 3, messages: [message(4), message(5)] })).toBe('"5"');
    expect(tagOf({ cursor: null })).toBe('"0"');
    expect(wire.writeResponse(answering()).body).toBe('[]');
    expect(wire.writeResponse(answering({ status: 500, cursor: 3 })).head).not.toContain('ETag');
  });
});

describe('a poll by a script element', () => {
  const { wire } = jsonpPollingCast;
  const third = { seed: 7, exchangeId: 3 };

  it('names the function that is to be called, and says nothing that a script could not', () => {
    expect(wire.writeRequest({ ...third, kind: 'poll', cursor: 12, askedAtMs: 3000.6 })).toEqual({
      head: lines(
        'GET /communication/user/ajax.mvc?timed=3001&since=12&callback=poll3 HTTP/1.1',
        'Host: example.com',
        'Connection: keep-alive',
        USER_AGENT,
        'Accept: */*',
        'Referer: http://example.com/',
        'Accept-Encoding: gzip, deflate',
        'Accept-Language: en-US,en;q=0.9',
      ),
      body: '',
    });
  });

  it('is answered with a script that calls it', () => {
    const { head, body } = wire.writeResponse({ ...answering({ messages: [message(1, 3)] }), ...third });
    expect(body).toBe('poll3([{"id":1,"data":"xxx"}]);');
    expect(readHttp(head).headers.get('Content-Type')).toBe('text/javascript; charset=utf-8');
    expect(readHttp(head).headers.get('Content-Length')).toBe(String(body.length));
    expect(wire.writeResponse({ ...answering(), ...third }).body).toBe('poll3([]);');
    expect(wire.writeResponse(answering({ status: 500 })).body).toBe('Internal Server Error');
  });
});
