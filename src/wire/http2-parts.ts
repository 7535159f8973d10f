/**
 * The parts of what is sent on an HTTP/2 connection (RFC 9113): frames with their streams. A field block is written by
 * HPACK (RFC 7541), whose bytes mean nothing without all that went before: it is shown decoded, and counted as it was.
 */
import { must } from '../core/assert';
import { http2Fields } from '../core/http2-text';
import type { TransitSpan } from '../trace/spans';
import { readWireParts, type Http2Frame, type WireLanguage, type WirePart } from './wire-parts';
import type { WireBytes } from './wire-reader';

const FRAME_HEAD_BYTES = 9;
const FRAME_BYTES_MAX = 16_384;
const MAGIC = 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n';

/** HTTP/1.1's framing, in whose place there are frames. */
const FRAMING: readonly WirePart['kind'][] = [
  ...(['request-line', 'status-line', 'header', 'head-end', 'chunk-size', 'chunk-end', 'last-chunk'] as const),
];

interface Reading {
  readonly spoken: WireLanguage;
  readonly scheme: 'http' | 'https';
}

/** `bytes`: the same in HTTP/1.1; null for the connection's own frames, and for those of TCP and TLS. */
export function readHttp2Parts(transit: TransitSpan, bytes: WireBytes | null, reading: Reading): readonly WirePart[] {
  if (bytes === null) return ownFrames(transit);
  const streamId = must(transit.streamId, 'a message has a stream');
  const { content, direction, overheadBytes, payloadBytes } = transit;
  const body = readWireParts(content, bytes, reading.spoken).filter(({ kind }) => !FRAMING.includes(kind));
  const bodyBytes = body.reduce((sum, part) => sum + part.bytes, 0);
  const frameCount = Math.ceil(bodyBytes / FRAME_BYTES_MAX) || (content === 'stream-end' ? 1 : 0);
  const hasHead = content === 'request' || content === 'response' || content === 'stream-head';
  const isLast = content === 'request' || content === 'response' || content === 'stream-end';
  const frame = (name: Http2Frame, lengthBytes: number, count: number, isEnd: boolean): WirePart => ({
    ...{ kind: 'http2-frame', frame: name, streamId, lengthBytes, frameCount: count, isEnd },
    ...{ runs: [], bytes: FRAME_HEAD_BYTES * count },
  });
  const blockBytes = overheadBytes + payloadBytes - bodyBytes - FRAME_HEAD_BYTES * (frameCount + 1);
  const fields = http2Fields(bytes.text.split('\r\n\r\n')[0] ?? '', reading.scheme);
  const text = fields.map(([name, value]) => `${name}: ${value}`).join('\n');
  const isHeadLast = isLast && frameCount === 0 && (direction === 'up' || content === 'response');
  return [
    ...(hasHead ? [frame('HEADERS', blockBytes, 1, isHeadLast)] : []),
    ...(hasHead
      ? [{ kind: 'field-block', runs: [{ text, bytes: blockBytes, messageId: null }], bytes: blockBytes } as const]
      : []),
    ...(frameCount > 0 ? [frame('DATA', bodyBytes, frameCount, isLast)] : []),
    ...body,
  ];
}

/** A frame and all that is in it. */
function whole(frame: Http2Frame, bytes: number, streamId = 0): WirePart {
  const lengthBytes = bytes - FRAME_HEAD_BYTES;
  return { kind: 'http2-frame', frame, streamId, lengthBytes, frameCount: 1, isEnd: false, runs: [], bytes };
}

function ownFrames({ content, direction, overheadBytes, streamId }: TransitSpan): readonly WirePart[] {
  switch (content) {
    case 'http2-preface': {
      const update = whole('WINDOW_UPDATE', FRAME_HEAD_BYTES + 4);
      const settingsBytes = overheadBytes - MAGIC.length - update.bytes;
      const magic = {
        kind: 'connection-preface',
        runs: [{ text: MAGIC, bytes: MAGIC.length, messageId: null }],
      } as const;
      return [{ ...magic, bytes: MAGIC.length }, whole('SETTINGS', settingsBytes), update];
    }
    case 'http2-settings': {
      const acknowledgement = whole('SETTINGS ACK', FRAME_HEAD_BYTES);
      if (direction === 'up') return [acknowledgement];
      return [whole('SETTINGS', overheadBytes - FRAME_HEAD_BYTES), acknowledgement];
    }
    case 'stream-reset':
      return [whole('RST_STREAM', overheadBytes, streamId ?? 0)];
    case 'goaway':
      return [whole('GOAWAY', overheadBytes)];
    default:
      return [];
  }
}
