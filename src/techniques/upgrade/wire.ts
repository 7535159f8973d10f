import type {
  LaneCast,
  RequestToWrite,
  ResponseToWrite,
  Signal,
  WireText,
  WrittenExchange,
} from '../../world/protocol';
import { writeFailure, writeGet, writePost, writeUplinkOf, writeWhole } from '../http-wire';
import { handshakeNonceOf, maskingKeyOf, maskPayload, writeFrameHead } from '../websocket/frames';
import { websocketCast, writeHandshake, writeUplinkFrames } from '../websocket/wire';

/** Between packets in one body: the ASCII record separator. Source: the Engine.IO protocol, version 4. */
const SEPARATOR = '\x1e';
const MESSAGE = '4';
const MAX_PAYLOAD_BYTES = 1_000_000;
const SESSION_ID_LENGTH = 20;

const PACKETS: Readonly<Record<Exclude<Signal, 'open'>, string>> = {
  close: '1',
  ping: '2',
  pong: '3',
  probe: '2probe',
  'probe-answer': '3probe',
  upgrade: '5',
  noop: '6',
};

/** What names a session on the wire: twenty characters, as Engine.IO's base64id makes them. */
export function sessionIdOf(exchange: WrittenExchange): string {
  return btoa(handshakeNonceOf(exchange)).slice(0, SESSION_ID_LENGTH).replaceAll('+', '-').replaceAll('/', '_');
}

function target(transport: 'polling' | 'websocket', { seed, session, askedAtMs }: RequestToWrite): string {
  const buster = transport === 'polling' ? `&t=${Math.round(askedAtMs).toString(36).padStart(8, '0')}` : '';
  const sid = session == null ? '' : `&sid=${sessionIdOf({ seed, exchangeId: session })}`;
  return `/engine.io/?EIO=4&transport=${transport}${buster}${sid}`;
}

function writePackedPost(request: RequestToWrite): WireText {
  const { parts, missingBytes } = writeUplinkOf(request, (_message, payload) => MESSAGE + payload);
  const body = [...parts, ...(request.signals ?? []).map((signal) => packetOf(signal))].join(SEPARATOR);
  return writePost(request, 'xhr', target('polling', request), {
    ...{ body, missingBytes },
    contentType: 'text/plain;charset=UTF-8',
  });
}

function packetOf(signal: Signal): string {
  return signal === 'open' ? '0' : PACKETS[signal];
}

function openPacket({ seed, exchangeId, params }: ResponseToWrite): string {
  const data = {
    sid: sessionIdOf({ seed, exchangeId }),
    upgrades: ['websocket'],
    pingInterval: params['pingIntervalMs'],
    pingTimeout: params['pingTimeoutMs'],
    maxPayload: MAX_PAYLOAD_BYTES,
  };
  return `0${JSON.stringify(data)}`;
}

/** Packets in one body: messages in the order of publishing, then what the protocol itself says. */
function writePackets(response: ResponseToWrite): WireText {
  const { messages, signals = [], payloadOf } = response;
  if (signals.includes('open')) return writeWhole(response, CONTENT_TYPE, openPacket(response));
  const packets = [
    ...messages.map((message) => MESSAGE + payloadOf(message)),
    ...signals.map((signal) => packetOf(signal)),
  ];
  // What answers a POST.
  if (packets.length === 0) return writeWhole(response, 'text/html', 'ok');
  return writeWhole(response, CONTENT_TYPE, packets.join(SEPARATOR));
}

const CONTENT_TYPE = 'text/plain; charset=UTF-8';

/** Engine.IO: a session that is polled, then carried by a WebSocket. */
export const upgradeCast: LaneCast = {
  initiator: 'xhr',
  wire: {
    ...websocketCast.wire,
    writeRequest: (request) => {
      if (request.kind === 'handshake') return writeHandshake(target('websocket', request), request);
      return request.kind === 'publish'
        ? writePackedPost(request)
        : writeGet(request, 'xhr', target('polling', request));
    },
    writeResponse: (response) => (response.status >= 400 ? writeFailure(response) : writePackets(response)),
    writeChunk: (messages, payloadOf) => ({
      head: '',
      body: messages
        .map((message) => writeFrameHead('text', MESSAGE.length + message.payloadBytes) + MESSAGE + payloadOf(message))
        .join(''),
    }),
    ...writeUplinkFrames(MESSAGE),
    writeSignal: (frame, signal) => {
      const packet = packetOf(signal);
      if (frame.direction === 'down') return { head: writeFrameHead('text', packet.length), body: packet };
      const key = maskingKeyOf(frame, frame.sentAtMs);
      return { head: writeFrameHead('text', packet.length, key), body: maskPayload(packet, key) };
    },
  },
  uplinkWay: () => 'session',
  answeredBy: (_params, request) => {
    if (request?.kind === 'handshake') return 'session-socket';
    if (request?.kind === 'publish') return 'at-once';
    return request?.session === null ? 'session-open' : 'session-poll';
  },
  session: (params) => ({
    pingIntervalMs: Number(params['pingIntervalMs']),
    pingTimeoutMs: Number(params['pingTimeoutMs']),
    upgradeTimeoutMs: Number(params['upgradeTimeoutMs']),
  }),
  usesCursor: () => false,
};
