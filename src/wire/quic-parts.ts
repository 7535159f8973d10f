import type { WireReader, WireRun } from './wire-reader';

/** A packet's header; the beginning of a frame of QUIC; what names the session; HTTP/3's own; the tag of encryption. */
export type QuicPartKind = 'packet-head' | 'quic-frame' | 'session-name' | 'http3-frame' | 'packet-tag';

interface QuicPart {
  readonly kind: QuicPartKind | 'payload';
  readonly runs: readonly WireRun[];
  readonly bytes: number;
}

/** The first byte, a connection's id of eight and a packet number of two. Source: RFC 9000 §17.3.1. */
const HEAD_BYTES = 11;
const TAG_BYTES = 16;
/** Types of frames. Sources: RFC 9000 §19, RFC 9221 §4. */
const STREAMS = [0x0a, 0x0b];
const DATAGRAM = 0x31;
/** HTTP/3's HEADERS, and the type of a stream that belongs to a session. Sources: RFC 9114 §7.2, draft-ietf-webtrans-http3. */
const HEADERS = 0x01;

/** A packet as it was before encryption. */
export function readPacket(reader: WireReader): readonly QuicPart[] {
  if (reader.isAtEnd) return [];
  const head = part('packet-head', reader.take(HEAD_BYTES));
  const type = reader.take(1);
  const typeByte = byteOf(type);
  if (typeByte === DATAGRAM) {
    const length = takeVarint(reader);
    const frame = part('quic-frame', [...type, ...length.runs]);
    return [head, frame, ...readSession(reader, length.value, takeVarint(reader).runs)];
  }
  // A PING, and the byte after it.
  if (!STREAMS.includes(typeByte)) return [head, part('quic-frame', [...type, ...reader.take(1)]), readTag(reader)];
  const id = takeVarint(reader);
  const length = takeVarint(reader);
  const frame = part('quic-frame', [...type, ...id.runs, ...length.runs]);
  const first = takeVarint(reader);
  if (first.value !== HEADERS) {
    const name = [...first.runs, ...takeVarint(reader).runs];
    return [head, frame, ...readSession(reader, length.value, name)];
  }
  const rest = reader.take(length.value - sumBytes(first.runs));
  return [head, frame, part('http3-frame', [...first.runs, ...rest]), readTag(reader)];
}

function readSession(reader: WireReader, lengthBytes: number, name: readonly WireRun[]): readonly QuicPart[] {
  const payload = reader.take(lengthBytes - sumBytes(name));
  return [part('session-name', name), ...(payload.length === 0 ? [] : [part('payload', payload)]), readTag(reader)];
}

function readTag(reader: WireReader): QuicPart {
  return part('packet-tag', reader.take(TAG_BYTES));
}

/** Its first two bits tell in how many bytes it stands. Source: RFC 9000 §16. */
function takeVarint(reader: WireReader): { readonly runs: readonly WireRun[]; readonly value: number } {
  const first = reader.take(1);
  const firstByte = byteOf(first);
  const rest = reader.take(2 ** (firstByte >> 6) - 1);
  const bytes = rest.flatMap(({ text }) => [...text].map((char) => char.charCodeAt(0)));
  return { runs: [...first, ...rest], value: bytes.reduce((value, byte) => value * 256 + byte, firstByte & 0x3f) };
}

function part(kind: QuicPart['kind'], runs: readonly WireRun[]): QuicPart {
  return { kind, runs, bytes: sumBytes(runs) };
}

function byteOf(runs: readonly WireRun[]): number {
  return runs[0]?.text.charCodeAt(0) ?? 0;
}

function sumBytes(runs: readonly WireRun[]): number {
  return runs.reduce((sum, { bytes }) => sum + bytes, 0);
}
