import type { MessageSpan, Spans } from '../../trace/spans';

/** A lane as the sentences speak of it. */
export interface ExplainedLane {
  readonly name: string;
  readonly spans: Spans;
  /** It makes its own messages: their numbers have nothing to do with those of other lanes. */
  readonly hasOwnNews: boolean;
  /** The one that is looked at, counted from 0. */
  readonly client: number;
}

/** So many names still make a sentence. */
export const MAX_NAMES = 2;

export interface LaneMessage {
  readonly lane: ExplainedLane;
  readonly message: MessageSpan;
}

/** What the client that is looked at was to get, in order of publishing. */
export function publishedTo({ spans, client }: ExplainedLane, atMs: number): readonly MessageSpan[] {
  return spans.messages.filter(
    ({ publishedAtMs, toClient }) => publishedAtMs <= atMs && (toClient === null || toClient === client),
  );
}

/** Neither here nor lost. */
export function isPending(lane: ExplainedLane, message: MessageSpan, atMs: number): boolean {
  const isLost = message.losses.some(({ client, atMs: lostAtMs }) => client === lane.client && lostAtMs <= atMs);
  return !isLost && deliveredAtMs(lane, message, atMs) === null;
}

/** When the page had it; null where it does not have it yet. */
export function deliveredAtMs({ client: own }: ExplainedLane, message: MessageSpan, atMs: number): number | null {
  return message.deliveries.find((each) => each.client === own && each.atMs <= atMs)?.atMs ?? null;
}
