/** What went through a socket, as DevTools keep it. */
import type { Entry } from 'har-format';
import { must } from '../core/assert';
import { maskPayload } from '../techniques/websocket/frames';
import type { TransitSpan } from '../trace/spans';
import { readWireParts, type FrameKind, type WirePart } from '../wire/wire-parts';
import type { WireWriter } from '../wire/wire-writer';
import type { Sending } from './har-entry';
import { unixSecondsOf } from './wall-clock';

type SocketMessage = NonNullable<Entry['_webSocketMessages']>[number];

/** Source: RFC 6455 §11.8. */
const OPCODES: Readonly<Record<FrameKind, number>> = {
  continuation: 0,
  text: 1,
  binary: 2,
  close: 8,
  ping: 9,
  pong: 10,
};

/** Every frame that left or came, control frames included, in the order in which the browser saw them. */
export function socketMessagesOf({ sent, received }: Sending, writer: WireWriter): SocketMessage[] {
  const seen = [
    ...sent.map((transit) => seenFrame(transit, 'send', transit.sentAtMs, transit.sentSequence)),
    ...received.map((transit) => seenFrame(transit, 'receive', transit.arrivedAtMs, transit.endedSequence)),
  ];
  return seen
    .sort((one, other) => one.sequence - other.sequence)
    .flatMap(({ transit, type, time }) => framesOf(transit, writer).map((frame) => ({ type, time, ...frame })));
}

function seenFrame(transit: TransitSpan, type: SocketMessage['type'], atMs: number | null, sequence: number | null) {
  return { transit, type, time: unixSecondsOf(must(atMs, 'it was seen')), sequence: must(sequence, 'it was seen') };
}

type Frame = Pick<SocketMessage, 'opcode' | 'data'>;

function framesOf(transit: TransitSpan, writer: WireWriter): readonly Frame[] {
  const bytes = writer.bytesOf(transit);
  if (bytes === null) return [];
  const parts = readWireParts(transit.content, bytes, 'http');
  return parts.flatMap((part, place) => {
    if (part.kind !== 'frame-kind') return [];
    const endPlace = parts.findIndex((each, index) => index > place && each.kind === 'frame-kind');
    const own = parts.slice(place, endPlace < 0 ? parts.length : endPlace);
    const payload = payloadOf(own);
    // DevTools keep text as it is, and all else in base64.
    return [{ opcode: OPCODES[part.frame], data: part.frame === 'text' ? payload : btoa(payload) }];
  });
}

/** Unmasked: what the page sent, not what went over the wire. */
function payloadOf(parts: readonly WirePart[]): string {
  const textOf = (part: WirePart | undefined) => part?.runs.map(({ text }) => text).join('') ?? '';
  const payload = textOf(parts.find(({ kind }) => kind === 'payload' || kind === 'close-code'));
  const key = textOf(parts.find(({ kind }) => kind === 'masking-key'));
  return key === '' ? payload : maskPayload(payload, key);
}
