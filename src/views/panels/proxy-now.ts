import type { AttemptSpan } from '../../trace/spans';

/** What a proxy does with a request at one moment, where it does more than pass things on. */
export type ProxyNow =
  /** It waits for one of the proxy's connections to the server. */
  | { readonly kind: 'proxied'; readonly forMs: number }
  /** The proxy keeps so much of its answer, until its buffer is full. */
  | { readonly kind: 'withheld'; readonly bytes: number }
  /** The proxy waits no longer; what it says of that is on its way. */
  | { readonly kind: 'givenUp'; readonly status: number }
  /** The server has got a handshake without its `Upgrade`, and has said so. */
  | { readonly kind: 'stripped' };

/** Null where the proxy does nothing with it, or has done all. */
export function proxyNow({ proxy }: AttemptSpan, atMs: number): ProxyNow | null {
  if (proxy === null) return null;
  const { wait, withheld, strippedAtMs, gaveUpAtMs, gaveUpStatus } = proxy;
  if (gaveUpAtMs !== null && gaveUpAtMs <= atMs)
    return gaveUpStatus === null ? null : { kind: 'givenUp', status: gaveUpStatus };
  if (strippedAtMs !== null && strippedAtMs <= atMs) return { kind: 'stripped' };
  const isNow = ({ fromMs, toMs }: { readonly fromMs: number; readonly toMs: number | null }) =>
    fromMs <= atMs && atMs < (toMs ?? Infinity);
  if (wait !== null && isNow(wait)) return { kind: 'proxied', forMs: atMs - wait.fromMs };
  const bytes = withheld.filter(isNow).reduce((sum, part) => sum + part.bytes, 0);
  return bytes > 0 ? { kind: 'withheld', bytes } : null;
}
