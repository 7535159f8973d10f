/**
 * The bytes of HTTP as Chromium and a Node server write them. Only what a plain page on http://example.com sends:
 * the heads are real, so their sizes are.
 */
import type { Message, RequestToWrite, ResponseToWrite, WireText } from '../world/protocol';

const SECOND_MS = 1000;
const HOST = 'example.com';
const USER_AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';

/** What Chromium puts in `Accept` for each kind of asker. */
const ACCEPT = {
  xhr: '*/*',
  fetch: '*/*',
  iframe:
    'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7',
  script: '*/*',
  'event-source': 'text/event-stream',
} as const;

export type HttpAsker = keyof typeof ACCEPT;

/** Joins header lines to a head that ends with the empty line. */
export function writeHead(lines: readonly string[]): string {
  return `${lines.join('\r\n')}\r\n\r\n`;
}

/**
 * A GET as `asker` sends it for `target` (path and query). `extraLines`: what only this technique adds;
 * `validatorLines`: what makes it conditional, which Chromium puts before the rest.
 */
export function writeGet(
  request: RequestToWrite,
  asker: HttpAsker,
  target: string,
  extraLines: readonly string[] = [],
  validatorLines: readonly string[] = [],
): WireText {
  const navigationLines = asker === 'iframe' ? ['Upgrade-Insecure-Requests: 1'] : [];
  const head = writeHead([
    `GET ${target} HTTP/1.1`,
    `Host: ${HOST}`,
    'Connection: keep-alive',
    ...validatorLines,
    ...navigationLines,
    `User-Agent: ${USER_AGENT}`,
    `Accept: ${ACCEPT[asker]}`,
    ...extraLines,
    `Referer: http://${HOST}/`,
    'Accept-Encoding: gzip, deflate',
    'Accept-Language: en-US,en;q=0.9',
    ...cookieLines(request),
  ]);
  return { head, body: '' };
}

/** What a POST of the same asker says; `body` has the payloads that `payloadOf` gives, `missingBytes` is what is still to come. */
export function writePost(
  request: RequestToWrite,
  asker: 'xhr' | 'fetch',
  target: string,
  { body, missingBytes, contentType }: PostedBody,
): WireText {
  const [, ...lines] = writeGet(request, asker, target).head.trimEnd().split('\r\n');
  const contentLines = [`Content-Length: ${body.length + missingBytes}`, `Content-type: ${contentType}`];
  return { head: writeHead([`POST ${target} HTTP/1.1`, ...lines, ...contentLines, `Origin: http://${HOST}`]), body };
}

export interface PostedBody {
  readonly body: string;
  /** Of payloads that do not stand in it yet. */
  readonly missingBytes: number;
  readonly contentType: string;
}

/** What the page says to the server, each message as `write` puts it; and how much of the payloads does not stand there yet. */
export function writeUplinkOf(
  { uplink = [], payloadOf = () => '' }: RequestToWrite,
  write: (message: Message, payload: string) => string,
): { readonly parts: readonly string[]; readonly missingBytes: number } {
  const parts = uplink.map((message) => write(message, payloadOf(message)));
  const missingBytes = uplink.reduce((sum, each) => sum + each.payloadBytes - payloadOf(each).length, 0);
  return { parts, missingBytes };
}

/** The line with the browser's cookies, as long as they are said to be; none where there are none. Source: RFC 6265 §5.4. */
export function cookieLines({ cookieBytes = 0 }: RequestToWrite): readonly string[] {
  return cookieBytes === 0
    ? []
    : [`Cookie: ${'session='.padEnd(cookieBytes, '0123456789abcdef').slice(0, cookieBytes)}`];
}

/** The target of a poll: `timed` as the article's programs send it, `since` where the client keeps a cursor. */
export function pollTarget(path: string, { askedAtMs, cursor }: RequestToWrite): string {
  const since = cursor === null ? '' : `&since=${cursor}`;
  return `${path}?timed=${Math.round(askedAtMs)}${since}`;
}

const REASONS: Readonly<Record<number, string>> = {
  101: 'Switching Protocols',
  200: 'OK',
  204: 'No Content',
  304: 'Not Modified',
  400: 'Bad Request',
  404: 'Not Found',
  408: 'Request Timeout',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

export function statusLine(status: number): string {
  return `HTTP/1.1 ${status} ${REASONS[status] ?? 'Unknown'}`;
}

/** How Node ends the head of a response that may be followed by another on the same connection. */
export function connectionLines(keepAliveMs: number): readonly string[] {
  if (keepAliveMs === 0) return ['Connection: close'];
  return ['Connection: keep-alive', `Keep-Alive: timeout=${Math.floor(keepAliveMs / SECOND_MS)}`];
}

/** A whole response with a body of known length; `payloadBytes` is what the body's placeholders will add. */
export function writeWhole(
  response: ResponseToWrite,
  contentType: string,
  body: string,
  cacheLines: readonly string[] = ['Cache-Control: no-store'],
): WireText {
  const payloadBytes = sumOfPayloads(response) - writtenPayloadLength(response);
  const head = writeHead([
    statusLine(response.status),
    `Content-Type: ${contentType}`,
    ...cacheLines,
    `Content-Length: ${body.length + payloadBytes}`,
    `Date: ${formatDate(response.sentAtMs)}`,
    ...connectionLines(response.keepAliveMs),
  ]);
  return { head, body };
}

/** A 304: all that a response with a body would say of its cache, and no body (RFC 9110 §15.4.5). */
export function writeNotModified(response: ResponseToWrite, cacheLines: readonly string[]): WireText {
  const { status, sentAtMs, keepAliveMs } = response;
  const dateLine = `Date: ${formatDate(sentAtMs)}`;
  return { head: writeHead([statusLine(status), ...cacheLines, dateLine, ...connectionLines(keepAliveMs)]), body: '' };
}

/** The body of an answer with news: a JSON list, one object a message. */
export function writeJsonNews({ messages, payloadOf }: ResponseToWrite): string {
  return `[${messages.map((message) => writeJsonItem(message, payloadOf(message))).join(',')}]`;
}

export function writeJsonItem({ id }: Message, payload: string): string {
  return `{"id":${id},"data":"${payload}"}`;
}

/** The body of a failed request. */
export function writeFailure(response: ResponseToWrite): WireText {
  return writeWhole({ ...response, messages: [] }, 'text/plain', REASONS[response.status] ?? 'Error');
}

/** One chunk of a chunked body; `contentBytes` is more than `content` has where payloads are still to come. Source: RFC 9112 §7.1. */
export function writeHttpChunk(content: string, contentBytes = content.length): WireText {
  return { head: `${contentBytes.toString(16)}\r\n`, body: `${content}\r\n`, contentBytes };
}

/** A chunk of no bytes, and no trailers: the end of a chunked body. Source: RFC 9112 §7.1. */
export const LAST_CHUNK: WireText = { head: '0\r\n\r\n', body: '' };

/** The line that the article's server prints: times of its own clock, in ms. */
export function writeLoopLine({ messages, payloadOf, sentAtMs, arrivedAtMs }: ResponseToWrite): string {
  const result = messages.map((message) => payloadOf(message)).join('');
  const useMs = Math.round(sentAtMs - arrivedAtMs);
  return `${result}, response time: ${Math.round(sentAtMs)}, request time: ${Math.round(arrivedAtMs)}, use time: ${useMs}`;
}

function sumOfPayloads({ messages }: ResponseToWrite): number {
  return messages.reduce((sum, message) => sum + message.payloadBytes, 0);
}

function writtenPayloadLength({ messages, payloadOf }: ResponseToWrite): number {
  return messages.reduce((sum: number, message: Message) => sum + payloadOf(message).length, 0);
}

const DAY_SECONDS = 86_400;

/** The `Date` header of a run that began on the article's day at noon. Days are not counted: the length is the same. */
function formatDate(atMs: number): string {
  const seconds = (Math.max(0, Math.floor(atMs / SECOND_MS)) + DAY_SECONDS / 2) % DAY_SECONDS;
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `Thu, 26 Sep 2013 ${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)} GMT`;
}
