import type { Sending } from './har-entry';

/**
 * What Chromium would say of a sending that failed; null where it did not, or where it goes on. Source: Chromium,
 * net/base/net_error_list.h.
 */
export function errorOf(sending: Sending): string | null {
  const { exchange, next } = sending;
  if (next !== null) return connectionError(sending);
  if (exchange.kind !== 'handshake' && exchange.streamEndReason === 'closed-by-client') return 'net::ERR_ABORTED';
  switch (exchange.outcome) {
    // To the network stack a page that gives up by a timer of its own is no other than one that aborts.
    case 'client-timeout':
    case 'aborted':
      return 'net::ERR_ABORTED';
    case 'network-error':
      return connectionError(sending);
    case 'answered':
    case 'empty':
    case 'http-error':
    case 'open':
      return null;
  }
}

function connectionError({ attempt, connection, received, closings, exchange }: Sending): string {
  const reset = received.some(({ content }) => content === 'stream-reset');
  if (reset) return received.length > 1 ? 'net::ERR_HTTP2_PROTOCOL_ERROR' : 'net::ERR_HTTP2_SERVER_REFUSED_STREAM';
  const hasOpened = connection?.openedAtMs != null;
  const last = closings.at(-1);
  if (exchange.kind === 'handshake' && received.length > 0) return 'net::ERR_CONNECTION_CLOSED';
  if (last === undefined) return hasOpened ? 'net::ERR_TIMED_OUT' : 'net::ERR_CONNECTION_TIMED_OUT';
  if (last.content !== 'fin') {
    return hasOpened && attempt?.sentAtMs != null ? 'net::ERR_CONNECTION_RESET' : 'net::ERR_CONNECTION_REFUSED';
  }
  return received.length > 0 ? 'net::ERR_INCOMPLETE_CHUNKED_ENCODING' : 'net::ERR_EMPTY_RESPONSE';
}
