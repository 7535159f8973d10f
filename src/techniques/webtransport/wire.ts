import type { LaneCast, PacketToWrite, WireFormat, WireText } from '../../world/protocol';
import {
  PACKET_TAG,
  writeDatagramHead,
  writeHeaders,
  writeIndexed,
  writeLiteral,
  writeNamed,
  writePing,
  writeStreamHead,
} from './packets';
import type { WebtransportParams } from './params';

/** Places in QPACK's static table. Source: RFC 9204, appendix A. */
const AUTHORITY = 0;
const PATH = 1;
const CONNECT = 15;
const HTTPS = 23;
const STATUS = 24;
const STATUS_200 = 25;
const ORIGIN = 90;

/**
 * A datagram goes in one packet, of 1,200 bytes at least on any path (RFC 9000 §14). What is longer goes on a stream, as
 * the sample does it.
 */
const MAX_DATAGRAM_BYTES = 1150;

/** No cookies: a session is asked for without credentials. Source: W3C WebTransport, “establish a connection”. */
function writeConnect(): WireText {
  const fields = [
    writeIndexed(CONNECT),
    writeLiteral(':protocol', 'webtransport'),
    writeIndexed(HTTPS),
    writeNamed(AUTHORITY, 'example.com'),
    writeNamed(PATH, '/session'),
    writeNamed(ORIGIN, 'https://example.com'),
  ];
  return { head: writeHeaders(fields.join('')), body: '' };
}

function writeStatus({ status }: { readonly status: number }): WireText {
  const field = status === 200 ? writeIndexed(STATUS_200) : writeNamed(STATUS, `${status}`);
  return { head: writeHeaders(field), body: '' };
}

/** Either side has three streams for HTTP/3 itself; a message opens the next. The number is that of the message here. */
function streamIdOf({ direction, message }: PacketToWrite): number {
  return (direction === 'down' ? 3 : 2) + 4 * (2 + message.id);
}

const wire: WireFormat = {
  writeRequest: writeConnect,
  writeResponse: writeStatus,
  writeStreamHead: writeStatus,
  writePacket: (packet, payloadOf) => {
    const { travel, message } = packet;
    const head =
      travel === 'datagram'
        ? writeDatagramHead(message.payloadBytes)
        : writeStreamHead(streamIdOf(packet), message.payloadBytes);
    return { head, body: payloadOf(message) + PACKET_TAG };
  },
  writeHeartbeat: () => ({ head: writePing(), body: '' }),
};

const paramsOf = (params: Readonly<Record<string, unknown>>) => params as WebtransportParams;

/** A WebTransport session: a QUIC connection of its own; the server keeps nothing for who is away. */
export const webtransportCast: LaneCast = {
  initiator: 'web-transport',
  wire,
  messagesTravel: (params, payloadBytes) =>
    paramsOf(params).delivery === 'datagrams' && payloadBytes <= MAX_DATAGRAM_BYTES ? 'datagram' : 'stream-data',
  idleTimeoutMs: (params) => paramsOf(params).idleTimeoutMs,
  portState: (_port, params) => (paramsOf(params).firewall === 'udp' ? 'blocked' : 'served'),
  answeredBy: () => 'socket',
  uplinkWay: () => 'socket',
  usesCursor: () => false,
};
