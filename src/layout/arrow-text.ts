import type { RequestKind } from '../trace/events';
import type { TransitSpan } from '../trace/spans';
import type { ArrowGeometry } from './arrow-layout';
import type { DiagramWords } from './diagram-words';
import type { LaneIndex } from './lane-index';
import type { LaneScene } from './lane-scene';
import { finishedBefore, leavesWithRequest } from './last-flight';
import { formatIds } from './marble-moments';
import { signalText, withSignals } from './signal-text';
import { itemsWithin } from './time-index';

/** What is said along an arrow; null where its look says it all. */
export function arrowText(
  { transit }: Pick<ArrowGeometry, 'transit'>,
  words: DiagramWords,
  { index }: Pick<LaneScene, 'index'>,
): string | null {
  const status = transit.status === null ? '' : `${transit.status}`;
  switch (transit.content) {
    case 'syn':
      return `SYN${portMeant(transit, index)}`;
    case 'syn-ack':
      return 'SYN-ACK';
    case 'fin':
      return `FIN${connectionMeant(transit, index)}`;
    case 'reset':
    case 'cut':
      return resetText(transit, words, index);
    case 'tls-client-hello':
      return 'ClientHello';
    case 'tls-server-hello':
      return 'ServerHello';
    case 'tls-key-exchange':
      return 'ClientKeyExchange';
    case 'tls-finished':
      return leavesWithRequest(transit) ? null : 'Finished';
    case 'ping':
      return 'ping';
    case 'pong':
      return 'pong';
    case 'comment':
      return heartbeatText(transit, index);
    case 'request':
      return withUplink(withSignals(requestText(transit, index), transit), transit);
    case 'response':
      return responseText(transit, status, words, kindOf(transit, index));
    case 'stream-head':
      return status;
    case 'chunk':
      return withIds(words.chunk, transit.messageIds);
    case 'stream-end':
      return words.streamEnd;
    case 'frame':
      return signalText(transit) ?? withUplink(withIds(words.frame, transit.messageIds), transit);
    case 'stream-data':
      return withUplink(withIds(words.ownStream, transit.messageIds), transit);
    case 'datagram':
      return withUplink(withIds(words.datagram, transit.messageIds), transit);
    case 'close-frame':
    case 'quic-close':
      return words.close;
    case 'http2-preface':
      return null;
    case 'http2-settings':
      return 'SETTINGS';
    case 'stream-reset':
      return 'RST_STREAM';
    case 'goaway':
      return 'GOAWAY';
  }
}

/** Where it knocks, where that is not where the page came from. */
function portMeant({ connectionId }: TransitSpan, { connectionById }: LaneIndex): string {
  const port = connectionById.get(connectionId)?.port ?? null;
  return port === null ? '' : ` :${port}`;
}

function kindOf({ exchangeId }: TransitSpan, { exchangeById }: LaneIndex): RequestKind | null {
  return exchangeById.get(exchangeId ?? -1)?.kind ?? null;
}

function isRaw({ connectionId }: TransitSpan, { connectionById }: LaneIndex): boolean {
  return connectionById.get(connectionId)?.kind === 'raw';
}

function heartbeatText({ connectionId }: TransitSpan, { connectionById }: LaneIndex): string {
  const kind = connectionById.get(connectionId)?.kind;
  if (kind === 'quic') return 'PING';
  return kind === 'raw' ? '<alive/>' : ':';
}

function resetText(transit: TransitSpan, words: DiagramWords, index: LaneIndex): string {
  const isRefused = index.connectionById.get(transit.connectionId)?.closeReason === 'not-http';
  return `RST${connectionMeant(transit, index)}${isRefused ? ` · ${words.notHttp}` : ''}`;
}

/** Which connection ends, where the client has another one open at that moment. */
function connectionMeant({ connectionId, sentAtMs }: TransitSpan, { connections }: LaneIndex): string {
  const isAnotherOpen = itemsWithin(connections, { fromMs: sentAtMs, toMs: sentAtMs }).some(
    ({ item }) => item.id !== connectionId,
  );
  return isAnotherOpen ? ` c${connectionId}` : '';
}

function requestText(transit: TransitSpan, index: LaneIndex): string {
  if (isRaw(transit, index)) return kindOf(transit, index) === 'policy' ? '<policy-file-request/>' : '<join/>';
  if (index.connectionById.get(transit.connectionId)?.kind === 'quic')
    return `${finishedBefore(transit, index)}CONNECT`;
  const { kind, initiator } = index.exchangeById.get(transit.exchangeId ?? -1) ?? {};
  // A script can only GET, whatever it has to say.
  const isPost = kind === 'publish' ? initiator !== 'script' : transit.uplinkIds.length > 0;
  const verb = isPost ? 'POST' : kind === 'handshake' ? 'GET, Upgrade' : 'GET';
  const request = transit.attempt !== null && transit.attempt > 1 ? `${verb} (${transit.attempt})` : verb;
  return finishedBefore(transit, index) + request;
}

function responseText(transit: TransitSpan, status: string, words: DiagramWords, kind: RequestKind | null): string {
  if (kind === 'policy') return words.policy;
  if (transit.messageIds.length > 0 || transit.signals.length > 0)
    return withSignals(withIds(status, transit.messageIds), transit);
  const isFine = transit.status === null || transit.status < 300;
  return kind === 'poll' && isFine ? words.empty : status;
}

function withIds(word: string, ids: readonly number[]): string {
  return ids.length === 0 ? word : `${word} · ${formatIds(ids)}`;
}

/** What it brings to the server: `↑3`. */
export function uplinkText(ids: readonly number[]): string {
  return formatIds(ids).replace(/\d+/g, '↑$&');
}

function withUplink(text: string, { uplinkIds }: TransitSpan): string {
  return uplinkIds.length === 0 ? text : `${text} · ${uplinkText(uplinkIds)}`;
}
