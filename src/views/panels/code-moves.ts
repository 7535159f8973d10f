/** Which lines of a technique's sample ran when: each transition of a run, with the places of its lines. */
import { bisector } from 'd3';
import { must } from '../../core/assert';
import type { MoveLines, Sample } from '../../techniques/technique';
import type { HandlerKind } from '../../trace/events';
import type { Spans, StateSpan } from '../../trace/spans';
import { isSamePage, type PageId } from '../../trace/page-id';

export type CodeSide = 'client' | 'server';

/** A transition that ran some code. */
export interface CodeMove {
  readonly side: CodeSide;
  /** The stay that it began. */
  readonly stay: StateSpan;
  /** Places of lines, from 0, in the order of running; at the last the program then stands. */
  readonly lines: readonly number[];
}

/** One page and what the server did for it, each in the order of time. */
export interface CodeMoves {
  readonly client: readonly CodeMove[];
  readonly server: readonly CodeMove[];
}

/** The place of the line with this text, from 0. */
export function placeOfLine(code: string, text: string): number {
  const at = code.indexOf(text);
  must(at < 0 ? null : at, `the sample has no line with “${text}”`);
  return code.slice(0, at).split('\n').length - 1;
}

/** O(transitions), for one page. */
export function indexCodeMoves({ states, exchanges }: Spans, sample: Sample, page: PageId): CodeMoves {
  const moves: { client: CodeMove[]; server: CodeMove[] } = { client: [], server: [] };
  const handlers = new Map<string, HandlerKind | null>(
    exchanges.flatMap(({ id, attempts }) =>
      attempts.map(({ number, handler }) => [`${id}/${number}`, handler] as const),
    ),
  );
  const linesOf = { client: lineFinder(sample.client.code), server: lineFinder(sample.server.code) };
  // What only brings something to the server is no part of what the sample shows.
  const beside = new Set<number | null>(
    exchanges.flatMap(({ id, kind, uplinkIds }) => (kind === 'publish' && uplinkIds.length > 0 ? [id] : [])),
  );
  /** When each server machine that has only just begun did so. */
  const startedAtMs = new Map<string, number>();
  for (const stay of states) {
    if (!isSamePage(stay, page) || beside.has(stay.exchangeId)) continue;
    const side = stay.exchangeId === null ? 'client' : 'server';
    const work = `${stay.exchangeId}/${stay.attempt}`;
    const handler = handlers.get(work);
    const known = side === 'client' ? sample.client.moves : handler ? sample.server.moves[handler] : undefined;
    const move = known?.find(({ from, event, to }) => from === stay.from && event === stay.event && to === stay.state);
    const isAtStart = startedAtMs.get(work) === stay.enteredAtMs;
    startedAtMs.delete(work);
    if (stay.from === null) startedAtMs.set(work, stay.enteredAtMs);
    if (move) moves[side].push({ side, stay, lines: linesOf[side](move, isAtStart) });
  }
  return moves;
}

/** Looks lines up once for each kind of transition. */
function lineFinder(code: string): (move: MoveLines, isAtStart: boolean) => readonly number[] {
  const known = new Map<readonly string[], readonly number[]>();
  return ({ lines, linesAtStart }, isAtStart) => {
    const texts = isAtStart ? (linesAtStart ?? lines) : lines;
    const places = known.get(texts) ?? texts.map((text) => placeOfLine(code, text));
    known.set(texts, places);
    return places;
  };
}

const byTime = bisector<CodeMove, number>(({ stay }) => stay.enteredAtMs);

/** The latest one at a moment; of those at that very moment the last. Null before the first. */
export function latestMove(moves: readonly CodeMove[], atMs: number): CodeMove | null {
  return moves[byTime.right(moves, atMs) - 1] ?? null;
}
