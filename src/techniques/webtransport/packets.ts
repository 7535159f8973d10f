/** QUIC's packets as they are before encryption, one character a byte. Sources: RFC 9000, RFC 9114, RFC 9204, RFC 9221. */

/** A short header (RFC 9000 §17.3.1): its first byte says that a packet number of two bytes follows the connection's id. */
const FIRST_BYTE = 0x41;
/** Chosen by who receives the packet; the one that is shown is no real one. */
const CONNECTION_ID = 'pollscop';
/** Encryption hides the number, which is not shown. */
const PACKET_NUMBER = '\0\0';
/** What encryption adds at the end of each packet (RFC 9001 §5.3); it is not shown. */
const TAG_BYTES = 16;

const PING = 0x01;
const PADDING = 0x00;
/** With a length; the latter ends its stream. */
const STREAM = 0x0a;
const LAST_OF_STREAM = 0x0b;
const DATAGRAM = 0x31;
const HEADERS = 0x01;
/** A stream of one direction that belongs to a session. Source: draft-ietf-webtrans-http3 §4.2. */
const SESSION_STREAM = 0x54;
/** The request's stream, the first that a client opens, names the session. */
const SESSION_ID = 0;

/** 62 bits at most, in 1, 2, 4 or 8 bytes, of which the first two bits tell how many. Source: RFC 9000 §16. */
export function writeVarint(value: number): string {
  const [byteCount, prefix] = value < 0x40 ? [1, 0] : value < 0x4000 ? [2, 1] : value < 0x4000_0000 ? [4, 2] : [8, 3];
  const bytes = Array.from(
    { length: byteCount },
    (_, place) => Math.floor(value / 256 ** (byteCount - 1 - place)) % 256,
  );
  return String.fromCharCode((bytes[0] ?? 0) | (prefix << 6), ...bytes.slice(1));
}

function writeBytes(...bytes: readonly number[]): string {
  return String.fromCharCode(...bytes);
}

/** What stands in a packet before and after its frames. */
const PACKET_HEAD = writeBytes(FIRST_BYTE) + CONNECTION_ID + PACKET_NUMBER;
export const PACKET_TAG = '\0'.repeat(TAG_BYTES);

/** A PING, and a byte that makes the packet as long as the protection of its header needs (RFC 9001 §5.4.2). */
export function writePing(): string {
  return PACKET_HEAD + writeBytes(PING, PADDING) + PACKET_TAG;
}

/** What stands before a message of that length, on stream `streamId`, which it opens and ends. */
export function writeStreamHead(streamId: number, payloadLength: number): string {
  const opening = writeVarint(SESSION_STREAM) + writeVarint(SESSION_ID);
  const length = writeVarint(opening.length + payloadLength);
  return PACKET_HEAD + writeBytes(LAST_OF_STREAM) + writeVarint(streamId) + length + opening;
}

/** The same for one in a datagram, which names its session by a quarter of its number (RFC 9297 §2.1). */
export function writeDatagramHead(payloadLength: number): string {
  const session = writeVarint(SESSION_ID / 4);
  return PACKET_HEAD + writeBytes(DATAGRAM) + writeVarint(session.length + payloadLength) + session;
}

/** A packet with the session's request, or its answer. */
export function writeHeaders(fields: string): string {
  const section = '\0\0' + fields;
  const frame = writeBytes(HEADERS) + writeVarint(section.length) + section;
  return PACKET_HEAD + writeBytes(STREAM) + writeVarint(SESSION_ID) + writeVarint(frame.length) + frame + PACKET_TAG;
}

/** A header field of QPACK's static table, whole. Source: RFC 9204 §4.5.2. */
export function writeIndexed(place: number): string {
  return writeBytes(0xc0 | place);
}

/** The name from the static table, the value as it stands. Source: RFC 9204 §4.5.4. */
export function writeNamed(place: number, value: string): string {
  return writePrefixed(0x50, 4, place) + writePrefixed(0, 7, value.length) + value;
}

/** Name and value as they stand. Source: RFC 9204 §4.5.6. */
export function writeLiteral(name: string, value: string): string {
  return writePrefixed(0x20, 3, name.length) + name + writePrefixed(0, 7, value.length) + value;
}

/** A number in the last bits of a byte, and in another byte what does not go in. Source: RFC 7541 §5.1. */
function writePrefixed(pattern: number, bitCount: number, value: number): string {
  const most = 2 ** bitCount - 1;
  return value < most ? writeBytes(pattern | value) : writeBytes(pattern | most, value - most);
}
