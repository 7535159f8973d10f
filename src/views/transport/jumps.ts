/** What went wrong in a run, as places to jump to. */
import { rollup } from 'd3';
import { fateKey, laneItemKey, type ItemKey, type LaneItemKey } from '../../layout/item-keys';
import { overtakings } from '../../metrics/overtaking';
import type { Spans } from '../../trace/spans';

/** In the order of the menu: a message lost, a packet lost and sent again, a client timeout, a request that failed, one that the page aborted, a duplicate, an overtaking. */
export const JUMP_KINDS = ['loss', 'resent', 'timeout', 'failure', 'abort', 'duplicate', 'overtaking'] as const;
export type JumpKind = (typeof JUMP_KINDS)[number];

const KIND_OF_OUTCOME: Readonly<Record<string, JumpKind>> = {
  'client-timeout': 'timeout',
  'http-error': 'failure',
  'network-error': 'failure',
  aborted: 'abort',
};

export interface Jump {
  readonly kind: JumpKind;
  readonly atMs: number;
  /** The mark that shows it. */
  readonly key: LaneItemKey;
  readonly laneKey: string;
  /** The message or request that it is about; null for a packet of the connection's own. */
  readonly id: number | null;
}

interface JumpLane {
  readonly key: string;
  readonly spans: Spans;
  readonly untilMs: number;
}

/** All of all lanes, in the order of time; of those at one moment, in the order of lanes. */
export function jumpsOf(lanes: readonly JumpLane[]): readonly Jump[] {
  return lanes.flatMap(laneJumps).sort((one, other) => one.atMs - other.atMs);
}

/** How many there are of each kind. */
export function countJumps(jumps: readonly Jump[]): ReadonlyMap<JumpKind, number> {
  return rollup(
    jumps,
    (ofKind) => ofKind.length,
    ({ kind }) => kind,
  );
}

/**
 * The next of `jumps` after a moment (or the one before it, going back); null when there is none. Several may lie at one
 * moment: `currentKey` is the mark of the one where the reader has just jumped to, so that a walk meets each once.
 */
export function nextJump(
  jumps: readonly Jump[],
  atMs: number,
  direction: 1 | -1,
  currentKey: LaneItemKey | null,
): Jump | null {
  const place = jumps.findIndex((jump) => jump.atMs === atMs && jump.key === currentKey);
  if (place !== -1) return jumps[place + direction] ?? null;
  const found = direction === 1 ? jumps.find((jump) => jump.atMs > atMs) : jumps.findLast((jump) => jump.atMs < atMs);
  return found ?? null;
}

function laneJumps({ key: laneKey, spans, untilMs }: JumpLane): readonly Jump[] {
  const jump = (kind: JumpKind, atMs: number, itemKey: ItemKey, id: number | null): Jump => ({
    kind,
    atMs,
    key: laneItemKey(laneKey, itemKey),
    laneKey,
    id,
  });
  return [
    ...spans.messages.flatMap(({ id, losses }) => losses.map((loss) => jump('loss', loss.atMs, fateKey(id, loss), id))),
    ...spans.transits.flatMap(({ id, exchangeId, resentAtMs }) =>
      resentAtMs.map((atMs) => jump('resent', atMs, `transit/${id}`, exchangeId)),
    ),
    ...spans.exchanges.flatMap((exchange) => {
      const kind = KIND_OF_OUTCOME[exchange.outcome];
      // An answer that is an error shows itself; what got none has a cross where it ended.
      const itemKey =
        exchange.outcome === 'http-error' ? answerKey(spans, exchange.id) : (`exchange/${exchange.id}/end` as const);
      return kind === undefined ? [] : [jump(kind, exchange.endedAtMs ?? 0, itemKey, exchange.id)];
    }),
    ...duplicateJumps(spans, jump),
    ...overtakings(spans, untilMs)
      .filter(({ isOvertaken }) => isOvertaken)
      .map(({ later }) => jump('overtaking', later.endedAtMs ?? 0, answerKey(spans, later.id), later.id)),
  ];
}

/** A message that came again has no mark of its own: the arrow that brought it has one. */
function duplicateJumps(spans: Spans, jump: (kind: JumpKind, atMs: number, key: ItemKey, id: number) => Jump) {
  return spans.messages.flatMap(({ id, duplicates }) =>
    duplicates.map(({ atMs, exchangeId }) => {
      const carrier = spans.transits.find(
        (transit) =>
          transit.exchangeId === exchangeId && transit.arrivedAtMs === atMs && transit.messageIds.includes(id),
      );
      return jump('duplicate', atMs, carrier === undefined ? `message/${id}` : `transit/${carrier.id}`, id);
    }),
  );
}

function answerKey({ transits }: Spans, exchangeId: number): ItemKey {
  const answer = transits.find((transit) => transit.exchangeId === exchangeId && transit.direction === 'down');
  return answer === undefined ? `exchange/${exchangeId}` : `transit/${answer.id}`;
}
