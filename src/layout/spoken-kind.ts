import type { RequestKind } from '../trace/events';
import type { ExchangeSpan } from '../trace/spans';

/** What a request is called: one that opens a session of WebTransport upgrades nothing. */
export function spokenKind({ kind, initiator }: Pick<ExchangeSpan, 'kind' | 'initiator'>): RequestKind | 'session' {
  return initiator === 'web-transport' ? 'session' : kind;
}
