import type { ExchangeSpan, Spans } from '../../trace/spans';

/** What goes to this port of the server is swallowed on the way, and nobody is told. */
export interface SwallowedNow {
  readonly kind: 'swallowed';
  readonly port: number;
}

/** Where a firewall has taken what would have opened the connection for this request. */
export function swallowedNow(spans: Spans, { attempts }: ExchangeSpan, atMs: number): SwallowedNow | null {
  const connectionId = attempts.at(-1)?.connectionId;
  const port = spans.connections.find(({ id }) => id === connectionId)?.port ?? null;
  if (port === null) return null;
  const isSwallowed = spans.transits.some(
    (transit) =>
      transit.connectionId === connectionId &&
      transit.dropReason === 'blocked' &&
      transit.droppedAtMs !== null &&
      transit.droppedAtMs <= atMs,
  );
  return isSwallowed ? { kind: 'swallowed', port } : null;
}
