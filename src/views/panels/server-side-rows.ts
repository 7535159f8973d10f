import type { ItemKey } from '../../layout/item-keys';
import { serverSideOf, type ServerSideWaitKind } from '../../layout/server-side';
import type { ExchangeSpan, Spans } from '../../trace/spans';

/** What becomes of a request at the server's side besides work; the words are the catalogue's. */
export type ServerSideSubject = 'forWorker' | 'atProxy' | 'withheld' | 'proxyGaveUp' | 'stripped';

export interface ServerSideRow {
  readonly key: ItemKey;
  readonly exchangeId: number;
  readonly atMs: number;
  /** Null for what is only a moment, and for what has no end in this run. */
  readonly durationMs: number | null;
  readonly subject: { readonly kind: ServerSideSubject };
  readonly isBad: boolean;
  readonly status: number | null;
  readonly messageIds: readonly number[];
}

const SUBJECT_OF: Readonly<Record<ServerSideWaitKind, ServerSideSubject>> = {
  worker: 'forWorker',
  upstream: 'atProxy',
  withheld: 'withheld',
};

/** Waits for a worker, and all that a proxy does: as many rows as the picture has marks. */
export function serverSideRows({ exchanges, connections }: Spans): readonly ServerSideRow[] {
  const connectionById = new Map(connections.map((connection) => [connection.id, connection]));
  const { workerWaits, proxyWaits, giveUps } = serverSideOf(exchanges, connectionById, Infinity);
  return [
    ...[...workerWaits, ...proxyWaits].map(({ key, kind, exchangeId, fromMs, toMs, messageIds }): ServerSideRow => ({
      ...{ key, exchangeId, messageIds, atMs: fromMs, status: null, isBad: false },
      subject: { kind: SUBJECT_OF[kind] },
      durationMs: toMs === Infinity ? null : toMs - fromMs,
    })),
    ...giveUps.map(({ key, exchangeId, atMs, status }): ServerSideRow => ({
      ...{ key, exchangeId, atMs, status, isBad: true, durationMs: null, messageIds: [] },
      subject: { kind: 'proxyGaveUp' },
    })),
    ...exchanges.flatMap(strippedRow),
  ];
}

/** It has no mark of its own: it leads to the end that it brought about. */
function strippedRow({ id, attempts }: ExchangeSpan): readonly ServerSideRow[] {
  return attempts.flatMap(({ proxy }): readonly ServerSideRow[] =>
    proxy?.strippedAtMs == null
      ? []
      : [
          {
            ...{ key: `exchange/${id}/end`, exchangeId: id, atMs: proxy.strippedAtMs, durationMs: null },
            ...{ subject: { kind: 'stripped' }, isBad: true, status: null, messageIds: [] },
          },
        ],
  );
}
