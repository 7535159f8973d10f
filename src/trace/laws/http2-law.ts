import type { EventOf, TransitContent } from '../events';
import type { MakeLaw } from './law';

/** They belong to the connection, whatever is spoken on it. */
const OF_CONNECTION: readonly TransitContent[] = [
  ...(['syn', 'syn-ack', 'fin', 'reset', 'cut', 'http2-preface', 'http2-settings', 'goaway'] as const),
  ...(['tls-client-hello', 'tls-server-hello', 'tls-key-exchange', 'tls-finished'] as const),
];

interface Session {
  hasPreface: boolean;
  lastStreamId: number;
  readonly streams: Map<number, Stream>;
}

interface Stream {
  readonly exchangeId: number | null;
  /** Its answer is complete, or the server has ended it without one. */
  isEndedByServer: boolean;
  /** The browser has ended it before that. */
  isEndedByClient: boolean;
}

/**
 * HTTP/2: the browser's preface comes first; each request has a stream of its own, numbered upwards by odd numbers; all
 * of its answer comes on that stream, and nothing more once the server has ended it. Elsewhere there are no streams.
 */
export const http2Law: MakeLaw = ({ report }) => {
  const sessions = new Map<number, Session>();

  const faultOf = (event: EventOf<'transit-sent'>): string | null => {
    const session = sessions.get(event.connectionId);
    if (!session) return event.streamId === undefined ? null : 'on a stream, where no HTTP/2 is spoken';
    if (event.content === 'http2-preface' || OF_CONNECTION.includes(event.content)) return null;
    if (!session.hasPreface) return 'before the preface of HTTP/2';
    if (event.streamId === undefined) return 'on no stream';
    if (event.content !== 'request') return streamFault(event, session.streams.get(event.streamId));
    return event.streamId > session.lastStreamId && event.streamId % 2 === 1
      ? null
      : `as stream ${event.streamId}, after stream ${session.lastStreamId}`;
  };

  return {
    'connection-opening': ({ connectionId, httpVersion }) => {
      if (httpVersion === '2') sessions.set(connectionId, { hasPreface: false, lastStreamId: -1, streams: new Map() });
    },
    'connection-opened': ({ connectionId, isWarm }) => {
      const session = sessions.get(connectionId);
      // The page load has been on it.
      if (session && isWarm) Object.assign(session, { hasPreface: true, lastStreamId: 1 });
    },
    'transit-sent': (event) => {
      const fault = faultOf(event);
      if (fault !== null) report(event, `transit ${event.transitId} (${event.content}) is sent ${fault}`);
      const session = sessions.get(event.connectionId);
      if (session) follow(session, event);
    },
  };
};

function streamFault(event: EventOf<'transit-sent'>, stream: Stream | undefined): string | null {
  const { streamId, direction, exchangeId, copyOf } = event;
  if (!stream) return `on stream ${streamId}, which nothing was asked on`;
  if (stream.exchangeId !== exchangeId) return `on stream ${streamId}, which is of request ${stream.exchangeId}`;
  if (direction === 'up') return stream.isEndedByClient ? `on stream ${streamId} after the browser ended it` : null;
  // A copy repeats what ended it.
  return stream.isEndedByServer && copyOf === null ? `on stream ${streamId} after the server ended it` : null;
}

function follow(session: Session, { content, direction, streamId, exchangeId }: EventOf<'transit-sent'>): void {
  if (content === 'http2-preface') session.hasPreface = true;
  if (streamId === undefined) return;
  if (content === 'request') {
    session.lastStreamId = streamId;
    session.streams.set(streamId, { exchangeId, isEndedByServer: false, isEndedByClient: false });
    return;
  }
  const stream = session.streams.get(streamId);
  if (!stream) return;
  const isEnd = content === 'response' || content === 'stream-end' || content === 'stream-reset';
  if (isEnd && direction === 'down') stream.isEndedByServer = true;
  if (isEnd && direction === 'up') stream.isEndedByClient = true;
}
