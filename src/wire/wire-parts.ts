/**
 * Reads bytes as a network analyser does: every byte of a transit belongs to one named part, in order, and the parts
 * together are the transit. It knows the formats, not who wrote them: HTTP/1.1 (RFC 9112), chunked bodies (its §7.1),
 * event streams (WHATWG HTML §9.2), WebSocket frames (RFC 6455 §5.2), messages that end with a zero byte (XMLSocket).
 */
import type { TransitContent } from '../trace/events';
import { readPacket, type QuicPartKind } from './quic-parts';
import { WireReader, type WireBytes, type WireRun } from './wire-reader';

export type WirePart = { readonly runs: readonly WireRun[]; readonly bytes: number } & (
  | { readonly kind: TextPartKind }
  | { readonly kind: 'chunk-size'; readonly sizeBytes: number }
  | { readonly kind: 'frame-kind'; readonly frame: FrameKind; readonly isFinal: boolean }
  | { readonly kind: 'frame-length'; readonly lengthBytes: number; readonly isMasked: boolean }
  | { readonly kind: 'masking-key' | 'zero-byte' }
  | { readonly kind: 'close-code'; readonly code: number }
  | { readonly kind: QuicPartKind }
  /** `lengthBytes` and `frameCount`: where a body takes several frames, of all of them. */
  | {
      readonly kind: 'http2-frame';
      readonly frame: Http2Frame;
      readonly streamId: number;
      readonly lengthBytes: number;
      readonly frameCount: number;
      readonly isEnd: boolean;
    }
);

export type Http2Frame = 'HEADERS' | 'DATA' | 'SETTINGS' | 'SETTINGS ACK' | 'WINDOW_UPDATE' | 'RST_STREAM' | 'GOAWAY';

type TextPartKind =
  | 'request-line'
  | 'status-line'
  | 'header'
  | 'head-end'
  | 'body'
  | 'chunk-end'
  | 'last-chunk'
  | 'event-id'
  | 'event-data'
  | 'event-retry'
  | 'event-comment'
  | 'event-end'
  | 'raw-message'
  | 'field-block'
  | 'connection-preface'
  | 'payload';

export type FrameKind = 'text' | 'binary' | 'close' | 'ping' | 'pong' | 'continuation';

const FRAME_KINDS: Readonly<Record<number, FrameKind>> = { 1: 'text', 2: 'binary', 8: 'close', 9: 'ping', 10: 'pong' };

/** HTTP; the same, with events in its chunks; what goes on a raw socket; or QUIC's packets. */
export type WireLanguage = 'http' | 'event-stream' | 'raw' | 'quic';

/** Empty for the packets of TCP and TLS. */
export function readWireParts(content: TransitContent, bytes: WireBytes, spoken: WireLanguage): readonly WirePart[] {
  const reader = new WireReader(bytes);
  if (spoken === 'raw') return readMessages(reader);
  if (spoken === 'quic') return readPacket(reader);
  const isEventStream = spoken === 'event-stream';
  switch (content) {
    case 'request':
    case 'response':
      return [...readHead(reader), ...readBody(reader)];
    case 'stream-head':
      // It may bring the first chunk with it.
      return [...readHead(reader), ...readChunks(reader, isEventStream)];
    case 'chunk':
    case 'comment':
    case 'stream-end':
      return readChunks(reader, isEventStream);
    case 'frame':
    case 'ping':
    case 'pong':
    case 'close-frame':
      return readFrames(reader);
    case 'syn':
    case 'syn-ack':
    case 'fin':
    case 'reset':
    case 'cut':
    case 'quic-close':
    case 'stream-data':
    case 'datagram':
    case 'tls-client-hello':
    case 'tls-server-hello':
    case 'tls-key-exchange':
    case 'tls-finished':
    case 'http2-preface':
    case 'http2-settings':
    case 'stream-reset':
    case 'goaway':
      return [];
  }
}

function part(kind: TextPartKind | 'masking-key' | 'zero-byte', runs: readonly WireRun[]): WirePart {
  return { kind, runs, bytes: sumBytes(runs) };
}

function sumBytes(runs: readonly WireRun[]): number {
  return runs.reduce((sum, { bytes }) => sum + bytes, 0);
}

function textOf(runs: readonly WireRun[]): string {
  return runs.map(({ text }) => text).join('');
}

function readHead(reader: WireReader): readonly WirePart[] {
  const startLine = reader.takeLine();
  const parts = [part(textOf(startLine).startsWith('HTTP/') ? 'status-line' : 'request-line', startLine)];
  while (!reader.isAtEnd) {
    const line = reader.takeLine();
    const isLast = textOf(line) === '\r\n';
    parts.push(part(isLast ? 'head-end' : 'header', line));
    if (isLast) break;
  }
  return parts;
}

function readBody(reader: WireReader): readonly WirePart[] {
  return reader.isAtEnd ? [] : [part('body', reader.takeRest())];
}

function readChunks(reader: WireReader, isEventStream: boolean): readonly WirePart[] {
  const parts: WirePart[] = [];
  while (!reader.isAtEnd) {
    const sizeLine = reader.takeLine();
    const sizeBytes = Number.parseInt(textOf(sizeLine), 16);
    if (sizeBytes === 0) {
      parts.push(part('last-chunk', [...sizeLine, ...reader.takeRest()]));
      break;
    }
    parts.push({ kind: 'chunk-size', sizeBytes, runs: sizeLine, bytes: sumBytes(sizeLine) });
    if (isEventStream) parts.push(...readEvents(reader, reader.readBytes + sizeBytes));
    else parts.push(part('body', reader.take(sizeBytes)));
    parts.push(part('chunk-end', reader.takeLine()));
  }
  return parts;
}

function readEvents(reader: WireReader, endBytes: number): readonly WirePart[] {
  const parts: WirePart[] = [];
  while (reader.readBytes < endBytes && !reader.isAtEnd) parts.push(eventPart(reader.takeLine()));
  return parts;
}

function eventPart(line: readonly WireRun[]): WirePart {
  const text = textOf(line);
  if (text === '\n') return part('event-end', line);
  if (text.startsWith(':')) return part('event-comment', line);
  if (text.startsWith('id:')) return part('event-id', line);
  return part(text.startsWith('retry:') ? 'event-retry' : 'event-data', line);
}

function readMessages(reader: WireReader): readonly WirePart[] {
  const parts: WirePart[] = [];
  while (!reader.isAtEnd) {
    const message = reader.takeUntil('\0');
    if (message.length > 0) parts.push(part('raw-message', message));
    parts.push(part('zero-byte', reader.take(1)));
  }
  return parts;
}

function readFrames(reader: WireReader): readonly WirePart[] {
  const parts: WirePart[] = [];
  while (!reader.isAtEnd) parts.push(...readFrame(reader));
  return parts;
}

function readFrame(reader: WireReader): readonly WirePart[] {
  const first = reader.take(1);
  const [firstByte = 0] = bytesOf(first);
  const frame = FRAME_KINDS[firstByte & 0x0f] ?? 'continuation';
  const parts: WirePart[] = [{ kind: 'frame-kind', frame, isFinal: firstByte >= 0x80, runs: first, bytes: 1 }];
  const second = reader.take(1);
  const [secondByte = 0] = bytesOf(second);
  const isMasked = secondByte >= 0x80;
  const short = secondByte & 0x7f;
  const long = reader.take(short === 126 ? 2 : short === 127 ? 8 : 0);
  const lengthBytes = long.length === 0 ? short : bytesOf(long).reduce((length, byte) => length * 256 + byte, 0);
  const lengthRuns = [...second, ...long];
  parts.push({ kind: 'frame-length', lengthBytes, isMasked, runs: lengthRuns, bytes: sumBytes(lengthRuns) });
  const key = reader.take(isMasked ? 4 : 0);
  if (isMasked) parts.push(part('masking-key', key));
  if (lengthBytes === 0) return parts;
  const payload = reader.take(lengthBytes);
  if (frame === 'close')
    parts.push({ kind: 'close-code', code: codeOf(payload, key), runs: payload, bytes: lengthBytes });
  else parts.push(part('payload', payload));
  return parts;
}

function codeOf(payload: readonly WireRun[], key: readonly WireRun[]): number {
  const keyBytes = bytesOf(key);
  const [high = 0, low = 0] = bytesOf(payload).map((byte, index) => byte ^ (keyBytes[index % 4] ?? 0));
  return high * 256 + low;
}

/** The bytes as numbers. */
export function bytesOf(runs: readonly WireRun[]): readonly number[] {
  return [...textOf(runs)].map((char) => char.charCodeAt(0));
}
