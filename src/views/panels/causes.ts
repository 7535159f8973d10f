/** Which mark led to which, from the causes that the trace keeps. */
import { fateKey, laneItemKey, type ItemKey, type LaneItemKey } from '../../layout/item-keys';
import { lossCircumstance } from '../../layout/loss-circumstance';
import type { Trace } from '../../trace/events';
import type { Spans } from '../../trace/spans';

export interface CauseIndex {
  readonly causeOf: (key: LaneItemKey) => LaneItemKey | null;
  readonly effectsOf: (key: LaneItemKey) => readonly LaneItemKey[];
}

/**
 * Events without a mark of their own (a machine moved, a worker started) are passed through: the cause of a mark is the
 * nearest mark before it. A message is lost for what kept it from being heard, not for having been published. O(events).
 */
export function indexCauses(trace: Trace, spans: Spans): CauseIndex {
  const markOfSequence = new Map<number, ItemKey>();
  for (const transit of spans.transits) {
    for (const sequence of [transit.sentSequence, transit.endedSequence])
      if (sequence !== null) markOfSequence.set(sequence, `transit/${transit.id}`);
  }
  for (const message of spans.messages) {
    markOfSequence.set(message.publishedSequence, `message/${message.id}`);
    for (const end of [...message.deliveries, ...message.losses])
      markOfSequence.set(end.sequence, fateKey(message.id, end));
  }
  /** The mark that an event belongs to or comes from; filled in the order of the trace, so causes are known already. */
  const originOfSequence = new Map<number, ItemKey>();
  const causes = new Map<ItemKey, ItemKey>();
  const effects = new Map<ItemKey, ItemKey[]>();
  const tie = (mark: ItemKey, cause: ItemKey) => {
    causes.set(mark, cause);
    effects.set(cause, [...(effects.get(cause) ?? []), mark]);
  };
  for (const message of spans.messages) {
    for (const loss of message.losses) {
      const { culprit } = lossCircumstance(spans, message, loss);
      if (culprit !== null) tie(fateKey(message.id, loss), culprit);
    }
  }
  for (const event of trace.events) {
    const origin = event.cause === null ? undefined : originOfSequence.get(event.cause);
    const mark = markOfSequence.get(event.sequence);
    const own = mark ?? origin;
    if (own !== undefined) originOfSequence.set(event.sequence, own);
    if (mark === undefined || origin === undefined || mark === origin || causes.has(mark)) continue;
    tie(mark, origin);
  }
  const itemKeyOf = (key: LaneItemKey) => key.slice(trace.laneKey.length + 1) as ItemKey;
  return {
    causeOf: (key) => {
      const cause = causes.get(itemKeyOf(key));
      return cause === undefined ? null : laneItemKey(trace.laneKey, cause);
    },
    effectsOf: (key) => (effects.get(itemKeyOf(key)) ?? []).map((effect) => laneItemKey(trace.laneKey, effect)),
  };
}
