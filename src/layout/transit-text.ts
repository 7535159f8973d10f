import type { TransitSpan } from '../trace/spans';
import type { DiagramWords } from './diagram-words';
import type { LaneIndex } from './lane-index';
import { finishedBefore, leavesWithRequest } from './last-flight';
import { formatIds } from './marble-moments';
import { signalText, withSignals } from './signal-text';
import { itemsWithin } from './time-index';

/** The words along the arrow of a transit; null when it needs none. */
export function transitText(transit: TransitSpan, words: DiagramWords, index: LaneIndex): string | null {
  const status = transit.status === null ? '' : `${transit.status}`;
  switch (transit.content) {
    case 'syn':
      return 'SYN';
    case 'syn-ack':
      return 'SYN-ACK';
    case 'fin':
      return `FIN${connectionMeant(transit, index)}`;
    case 'reset':
    case 'cut':
      return `RST${connectionMeant(transit, index)}`;
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
      return ':';
    case 'request':
      return withSignals(requestText(transit, index), transit);
    case 'response':
      return responseText(transit, status, words, index.exchangeById.get(transit.exchangeId ?? -1)?.kind === 'poll');
    case 'stream-head':
      return status;
    case 'chunk':
      return withIds(words.chunk, transit.messageIds);
    case 'stream-end':
      return words.streamEnd;
    case 'frame':
      return signalText(transit) ?? withIds(words.frame, transit.messageIds);
    case 'close-frame':
      return words.close;
  }
}

/** Which connection ends, where the client has another one open at that moment. */
function connectionMeant({ connectionId, sentAtMs }: TransitSpan, { connections }: LaneIndex): string {
  const isAnotherOpen = itemsWithin(connections, { fromMs: sentAtMs, toMs: sentAtMs }).some(
    ({ item }) => item.id !== connectionId,
  );
  return isAnotherOpen ? ` c${connectionId}` : '';
}

function requestText(transit: TransitSpan, index: LaneIndex): string {
  const kind = index.exchangeById.get(transit.exchangeId ?? -1)?.kind;
  const verb = kind === 'publish' ? 'POST' : kind === 'handshake' ? 'GET, Upgrade' : 'GET';
  const request = transit.attempt !== null && transit.attempt > 1 ? `${verb} (${transit.attempt})` : verb;
  return finishedBefore(transit, index) + request;
}

function responseText(transit: TransitSpan, status: string, words: DiagramWords, isPoll: boolean): string {
  if (transit.messageIds.length > 0 || transit.signals.length > 0)
    return withSignals(withIds(status, transit.messageIds), transit);
  const isFine = transit.status === null || transit.status < 300;
  return isPoll && isFine ? words.empty : status;
}

function withIds(word: string, ids: readonly number[]): string {
  return ids.length === 0 ? word : `${word} · ${formatIds(ids)}`;
}
