import type { ExchangeSpan, Spans } from '../trace/spans';
import { unanswerableSinceMs } from '../trace/unanswerable';
import { pageName } from '../trace/page-id';

export interface Overtaking {
  /** Two polls that one tab asked one after the other. */
  readonly earlier: ExchangeSpan;
  readonly later: ExchangeSpan;
  /** The later one's answer came first. */
  readonly isOvertaken: boolean;
}

/**
 * The consecutive pairs of polls, in order of asking and tab by tab, of which it is decided by `untilMs` whose answer
 * came first.
 *
 * A pair is decided by whichever of its two requests ends first, and only if that end is an answer: if it is the later
 * one's, it has overtaken, whatever becomes of the earlier one. So a pair's verdict never changes as time goes on. To
 * wait for both answers instead would leave out the overtaken pairs whose earlier request is slow, which are just the
 * ones at the end of a run: it would show too few. What is left out here are pairs with both requests still open, and
 * those whose earlier answer had been dropped by hand before the later one came: nothing was there to be overtaken.
 * For the article's program 1 (`ajax-polling`) the expected share is q²/(1 + q) = 0.2561.
 */
export function overtakings(spans: Pick<Spans, 'exchanges' | 'transits'>, untilMs: number): Overtaking[] {
  const unanswerable = unanswerableSinceMs(spans);
  const lastPolls = new Map<string, ExchangeSpan>();
  const decided: Overtaking[] = [];
  for (const later of spans.exchanges) {
    if (later.kind !== 'poll' || later.askedAtMs > untilMs) continue;
    const tabKey = pageName(later);
    const earlier = lastPolls.get(tabKey);
    lastPolls.set(tabKey, later);
    if (!earlier) continue;
    const first = endedFirst(earlier, later, untilMs);
    const wasDropped = first === later && (unanswerable.get(earlier.id) ?? Infinity) <= (later.endedAtMs ?? Infinity);
    if (first && !wasDropped && (first.outcome === 'answered' || first.outcome === 'empty')) {
      decided.push({ earlier, later, isOvertaken: first === later });
    }
  }
  return decided;
}

/** At one moment, the order of the events decides. Null when both are open at `untilMs`. */
function endedFirst(earlier: ExchangeSpan, later: ExchangeSpan, untilMs: number): ExchangeSpan | null {
  const first = (earlier.endedSequence ?? Infinity) < (later.endedSequence ?? Infinity) ? earlier : later;
  return first.endedAtMs === null || first.endedAtMs > untilMs ? null : first;
}
