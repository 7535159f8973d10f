/** The request and the response of an entry, read from the bytes that were on the wire. */
import type { Content, Cookie, Header, PostData, QueryString, Request, Response } from 'har-format';
import { http2Fields } from '../core/http2-text';
import type { TransitContent } from '../trace/events';
import type { TransitSpan } from '../trace/spans';
import { readWireParts, type WireLanguage, type WirePart } from '../wire/wire-parts';
import { filledText, type WireRun } from '../wire/wire-reader';
import type { WireWriter } from '../wire/wire-writer';
import type { Sending } from './har-entry';

/** What is not known, by the specification. */
const UNKNOWN = -1;
const HEAD_END = '\r\n\r\n';
/** Of these an HTTP response is made; frames are not part of it. */
const RESPONSE_CONTENTS: readonly TransitContent[] = ['response', 'stream-head', 'chunk', 'comment', 'stream-end'];

export function requestOf({ exchange, sent, http2 }: Sending, isEncrypted: boolean, writer: WireWriter): Request {
  const request = sent.find(({ content }) => content === 'request');
  const bytes = request === undefined ? null : writer.bytesOf(request);
  const text = bytes === null ? null : filledText(bytes);
  const head = readHead(text ?? writer.unsentHeadOf(exchange), http2);
  const [method = '', target = ''] = head.startLine.split(' ');
  const body = text?.slice(head.lengthBytes) ?? '';
  const scheme = `${exchange.kind === 'handshake' ? 'ws' : 'http'}${isEncrypted ? 's' : ''}`;
  const url = `${scheme}://${head.host}${target}`;
  return {
    method,
    url,
    httpVersion: head.httpVersion,
    cookies: cookiesOf(head.headers),
    headers: head.headers,
    queryString: queryOf(target),
    ...(body === '' ? {} : { postData: postDataOf(head.headers, body) }),
    headersSize: request === undefined ? UNKNOWN : http2 === null ? head.lengthBytes : UNKNOWN,
    bodySize: request === undefined ? UNKNOWN : http2 === null ? countedBytes(request) - head.lengthBytes : body.length,
  };
}

export function responseOf(
  { received, http2 }: Sending,
  error: string | null,
  spoken: WireLanguage,
  writer: WireWriter,
): Response {
  const transits = received.filter(({ content }) => RESPONSE_CONTENTS.includes(content));
  const [first] = transits;
  const text = first === undefined ? null : (writer.bytesOf(first)?.text ?? null);
  const failure = error === null ? {} : { _error: error };
  if (first === undefined || text === null) return { ...NOTHING_CAME, ...failure };
  const head = readHead(text, http2);
  const [, status = '', ...reason] = head.startLine.split(' ');
  const allBytes = transits.reduce((sum, transit) => sum + countedBytes(transit), 0);
  const content = contentOf(transits, spoken, writer);
  const mimeType = headerOf(head.headers, 'Content-Type') || NOTHING_CAME.content.mimeType;
  return {
    status: Number(status),
    // HTTP/2 has none.
    statusText: http2 === null ? reason.join(' ') : '',
    httpVersion: head.httpVersion,
    cookies: [],
    headers: head.headers,
    content: { ...content, mimeType },
    redirectURL: '',
    headersSize: http2 === null ? head.lengthBytes : UNKNOWN,
    bodySize: http2 === null ? allBytes - head.lengthBytes : content.size,
    _transferSize: allBytes,
    ...failure,
  };
}

/** As DevTools write it. */
const NOTHING_CAME: Response = {
  status: 0,
  statusText: '',
  httpVersion: '',
  cookies: [],
  headers: [],
  content: { size: 0, mimeType: 'x-unknown' },
  redirectURL: '',
  headersSize: UNKNOWN,
  bodySize: UNKNOWN,
  _transferSize: 0,
};

function countedBytes({ overheadBytes, payloadBytes }: TransitSpan): number {
  return overheadBytes + payloadBytes;
}

interface Head {
  readonly startLine: string;
  readonly headers: Header[];
  readonly host: string;
  /** As Chromium's DevTools name it. */
  readonly httpVersion: string;
  /** The empty line at its end included. */
  readonly lengthBytes: number;
}

/** `http2`: the scheme, where that is spoken. */
function readHead(text: string, http2: Sending['http2']): Head {
  const lengthBytes = text.indexOf(HEAD_END) + HEAD_END.length;
  const [startLine = '', ...lines] = text.slice(0, lengthBytes - HEAD_END.length).split('\r\n');
  const headers = lines.map((line): Header => {
    const colonPlace = line.indexOf(':');
    return { name: line.slice(0, colonPlace), value: line.slice(colonPlace + 1).trim() };
  });
  const host = headerOf(headers, 'Host');
  const ownVersion = startLine.split(' ').find((word) => word.startsWith('HTTP/')) ?? '';
  if (http2 === null) return { startLine, headers, host, httpVersion: ownVersion, lengthBytes };
  const fields = http2Fields(text.slice(0, lengthBytes), http2).map(([name, value]): Header => ({ name, value }));
  return { startLine, headers: fields, host, httpVersion: 'http/2.0', lengthBytes };
}

function headerOf(headers: readonly Header[], wanted: string): string {
  return headers.find(({ name }) => name.toLowerCase() === wanted.toLowerCase())?.value ?? '';
}

function cookiesOf(headers: readonly Header[]): Cookie[] {
  const text = headerOf(headers, 'Cookie');
  if (text === '') return [];
  return text.split('; ').map((pair) => {
    const equalsPlace = pair.indexOf('=');
    return { name: pair.slice(0, equalsPlace), value: pair.slice(equalsPlace + 1) };
  });
}

function queryOf(target: string): QueryString[] {
  const query = target.split('?')[1] ?? '';
  return [...new URLSearchParams(query)].map(([name, value]) => ({ name, value }));
}

function postDataOf(headers: readonly Header[], text: string): PostData {
  return { mimeType: headerOf(headers, 'Content-Type'), text };
}

/** The body without the framing of HTTP, as far as it came. */
function contentOf(
  transits: readonly TransitSpan[],
  spoken: WireLanguage,
  writer: WireWriter,
): Pick<Content, 'size' | 'text' | 'comment'> {
  const runs = transits.flatMap((transit) => {
    const bytes = writer.bytesOf(transit);
    return bytes === null ? [] : readWireParts(transit.content, bytes, spoken).filter(isBody).flatMap(runsOf);
  });
  const size = runs.reduce((sum, { bytes }) => sum + bytes, 0);
  const text = runs.map((run) => run.text).join('');
  return { size, text, ...(text.length < size ? { comment: `The text has ${text.length} of ${size} bytes.` } : {}) };
}

function runsOf({ runs }: WirePart): readonly WireRun[] {
  return runs;
}

function isBody({ kind }: WirePart): boolean {
  return kind === 'body' || kind.startsWith('event-');
}
