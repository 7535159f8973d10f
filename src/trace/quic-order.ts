import type { TransitContent } from './events';

/** Of QUIC's contents, those that belong to the handshake and to the stream of the session's request. */
const IN_ORDER: ReadonlySet<TransitContent> = new Set([
  'tls-client-hello',
  'tls-server-hello',
  'tls-finished',
  'request',
  'response',
  'stream-head',
]);

/**
 * Whether what comes later on the same QUIC connection must wait for it, and it for what is before. Messages have a
 * stream or a datagram each, and what closes a connection is in no stream at all. Source: RFC 9000 §2.2, §10.2.
 */
export function isInOrderOnQuic(content: TransitContent): boolean {
  return IN_ORDER.has(content);
}
