import type { MessageSpan, Spans } from '../../trace/spans';
import { isSamePage, type PageId } from '../../trace/page-id';

/** A lane as the sentences speak of it. */
export interface ExplainedLane {
  readonly name: string;
  readonly spans: Spans;
  /** It makes its own messages: their numbers have nothing to do with those of other lanes. */
  readonly hasOwnNews: boolean;
  /** The one that is looked at. */
  readonly page: PageId;
}

/** So many names still make a sentence. */
export const MAX_NAMES = 2;

export interface LaneMessage {
  readonly lane: ExplainedLane;
  readonly message: MessageSpan;
}

/** What the page that is looked at was to get, in order of publishing. */
export function publishedTo({ spans, page }: ExplainedLane, atMs: number): readonly MessageSpan[] {
  return spans.messages.filter(
    ({ publishedAtMs, toPage }) => publishedAtMs <= atMs && (toPage === null || isSamePage(toPage, page)),
  );
}

/** Neither here nor lost. */
export function isPending(lane: ExplainedLane, message: MessageSpan, atMs: number): boolean {
  const isLost = message.losses.some((loss) => isSamePage(loss, lane.page) && loss.atMs <= atMs);
  return !isLost && deliveredAtMs(lane, message, atMs) === null;
}

/** When the page had it; null where it does not have it yet. */
export function deliveredAtMs({ page }: ExplainedLane, message: MessageSpan, atMs: number): number | null {
  return message.deliveries.find((each) => isSamePage(each, page) && each.atMs <= atMs)?.atMs ?? null;
}
