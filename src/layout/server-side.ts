/** What becomes of requests at the server's side besides work: waits for a worker, and all that a proxy does. */
import { groups } from 'd3';
import type { AttemptSpan, ConnectionSpan, ExchangeSpan, ProxySpan, TransitSpan } from '../trace/spans';
import type { ItemKey } from './item-keys';
import type { TimeRange } from './viewport';

/** For what it waits: a worker of the server, a connection from the proxy to the server, the proxy to let it go. */
export type ServerSideWaitKind = 'worker' | 'upstream' | 'withheld';

export interface ServerSideWait extends TimeRange {
  readonly key: ItemKey;
  readonly kind: ServerSideWaitKind;
  readonly exchangeId: number;
  /** What the proxy keeps back, if that has messages. */
  readonly messageIds: readonly number[];
}

/** The proxy waited for the server no longer. */
export interface GiveUp {
  readonly key: ItemKey;
  readonly exchangeId: number;
  readonly atMs: number;
  /** What it told the client; null: the answer had begun. */
  readonly status: number | null;
}

interface Tried {
  readonly exchange: ExchangeSpan;
  readonly attempt: AttemptSpan;
}

/** When nothing of a request can wait any more, whatever has become of it. */
type EndOf = (attempt: AttemptSpan) => number;

export interface ServerSide {
  /** In order of the requests. */
  readonly workerWaits: readonly ServerSideWait[];
  readonly proxyWaits: readonly ServerSideWait[];
  readonly giveUps: readonly GiveUp[];
}

export function serverSideOf(
  exchanges: readonly ExchangeSpan[],
  connectionById: ReadonlyMap<number, ConnectionSpan>,
  untilMs: number,
): ServerSide {
  const endOf: EndOf = ({ connectionId, proxy, closeNoticedAtMs }) =>
    Math.min(
      untilMs,
      ...[connectionById.get(connectionId)?.closedAtServerMs, proxy?.gaveUpAtMs, closeNoticedAtMs].map(
        (atMs) => atMs ?? untilMs,
      ),
    );
  const tried = exchanges.flatMap((exchange) => exchange.attempts.map((attempt): Tried => ({ exchange, attempt })));
  return {
    workerWaits: tried.flatMap((each) => workerWait(each, endOf)),
    proxyWaits: tried.flatMap((each) => proxyWaits(each, endOf)),
    giveUps: tried.flatMap(giveUp),
  };
}

function workerWait({ exchange, attempt }: Tried, endOf: EndOf): readonly ServerSideWait[] {
  const { wasBacklogged, arrivedAtMs, workStartedAtMs, number } = attempt;
  if (!wasBacklogged || arrivedAtMs === null) return [];
  return [
    {
      key: `exchange/${exchange.id}/attempt/${number}/backlog`,
      kind: 'worker',
      exchangeId: exchange.id,
      // It may have waited at the proxy before.
      fromMs: attempt.proxy?.wait?.toMs ?? arrivedAtMs,
      toMs: workStartedAtMs ?? endOf(attempt),
      messageIds: [],
    },
  ];
}

function proxyWaits({ exchange, attempt }: Tried, endOf: EndOf): readonly ServerSideWait[] {
  const { proxy, number } = attempt;
  if (proxy === null) return [];
  const common = { exchangeId: exchange.id };
  const keyStart = `exchange/${exchange.id}/attempt/${number}` as const;
  const { wait } = proxy;
  const waits: ServerSideWait[] =
    wait === null
      ? []
      : [
          {
            ...common,
            key: `${keyStart}/proxy-wait`,
            kind: 'upstream',
            fromMs: wait.fromMs,
            toMs: wait.toMs ?? endOf(attempt),
            messageIds: [],
          },
        ];
  return [
    ...waits,
    ...withheldTogether(proxy).map(([toMs, parts], place): ServerSideWait => ({
      ...common,
      key: `${keyStart}/withheld/${place}`,
      kind: 'withheld',
      fromMs: Math.min(...parts.map(({ fromMs }) => fromMs)),
      toMs: toMs ?? endOf(attempt),
      messageIds: parts.flatMap(({ messageIds }) => messageIds),
    })),
  ];
}

/** Parts of an answer that the proxy let go at once were kept together. */
export function withheldTogether({ withheld }: ProxySpan): [number | null, ProxySpan['withheld']][] {
  return groups(withheld, ({ toMs }) => toMs);
}

function giveUp({ exchange, attempt: { number, proxy } }: Tried): readonly GiveUp[] {
  if (proxy?.gaveUpAtMs == null) return [];
  const key: ItemKey = `exchange/${exchange.id}/attempt/${number}/gave-up`;
  return [{ key, exchangeId: exchange.id, atMs: proxy.gaveUpAtMs, status: proxy.gaveUpStatus }];
}

/** The moments at which something passes between the proxy and the server, sorted. */
export function hopMoments(exchanges: readonly ExchangeSpan[], transits: readonly TransitSpan[]): readonly number[] {
  const attempts = exchanges.flatMap((exchange) => exchange.attempts);
  const toldByProxyMs = new Set(attempts.map(({ proxy }) => proxy?.gaveUpAtMs));
  const moments = [
    ...attempts.map(({ arrivedAtMs, proxy }) => (proxy?.wait ? proxy.wait.toMs : arrivedAtMs)),
    ...attempts.flatMap(({ proxy }) => proxy?.withheld.map(({ fromMs }) => fromMs) ?? []),
    ...transits
      .filter(({ direction, exchangeId, sentAtMs }) => {
        return direction === 'down' && exchangeId !== null && !toldByProxyMs.has(sentAtMs);
      })
      .map(({ sentAtMs }) => sentAtMs),
  ];
  return [...new Set(moments)].filter((atMs) => atMs !== null).sort((one, other) => one - other);
}

/** When a proxy did something with a request. */
export function proxyMoments({ proxy }: AttemptSpan): readonly (number | null)[] {
  if (proxy === null) return [];
  const stays = [...(proxy.wait ? [proxy.wait] : []), ...proxy.withheld];
  return [...stays.flatMap(({ fromMs, toMs }) => [fromMs, toMs]), proxy.gaveUpAtMs];
}
