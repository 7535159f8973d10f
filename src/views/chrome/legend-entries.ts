import type { Language } from '../../i18n/catalogue';
import type { ExchangeSpan, Spans } from '../../trace/spans';
import type { LegendEntry, LegendMark } from '../timeline/props';

/** Only the marks that this run has: a legend of everything is read by nobody. */
export function legendEntries({ words }: Language, lanes: readonly Spans[]): readonly LegendEntry[] {
  return MARKS.filter(([, isIn]) => lanes.some(isIn)).map(([mark]) => ({ mark, text: words.diagram.legend[mark] }));
}

const MARKS: readonly (readonly [LegendMark, (spans: Spans) => boolean])[] = [
  ['request', ({ exchanges }) => exchanges.length > 0],
  [
    'answer',
    ({ transits }) =>
      transits.some(
        ({ content, messageIds }) => (content === 'response' && messageIds.length > 0) || content === 'stream-head',
      ),
  ],
  ['empty', ({ exchanges }) => exchanges.some(({ outcome, kind }) => outcome === 'empty' && kind === 'poll')],
  ['push', ({ transits }) => transits.some(({ content }) => content === 'frame' || content === 'chunk')],
  ['held', ({ exchanges }) => exchanges.some((exchange) => attemptsOf(exchange, ['hold', 'article-loop']))],
  ['queued', ({ exchanges }) => exchanges.some(({ wasQueued }) => wasQueued)],
  [
    'orphan',
    ({ exchanges }) =>
      exchanges.some(({ attempts }) =>
        attempts.some(
          ({ closeNoticedAtMs, workEndedAtMs }) =>
            closeNoticedAtMs !== null && closeNoticedAtMs < (workEndedAtMs ?? Infinity),
        ),
      ),
  ],
  ['published', ({ messages }) => messages.length > 0],
  ['delivered', ({ messages }) => messages.some(({ deliveries }) => deliveries.length > 0)],
  ['lost', ({ messages }) => messages.some(({ losses }) => losses.length > 0)],
  [
    'failure',
    ({ exchanges, transits }) => exchanges.some(isFailed) || transits.some(({ droppedAtMs }) => droppedAtMs !== null),
  ],
  ['connection', ({ connections }) => connections.length > 0],
  ['loading', ({ exchanges }) => exchanges.some(({ initiator }) => initiator === 'iframe')],
];

function attemptsOf({ attempts }: ExchangeSpan, handlers: readonly string[]): boolean {
  return attempts.some(({ handler }) => handler !== null && handlers.includes(handler));
}

function isFailed({ outcome }: ExchangeSpan): boolean {
  return outcome !== 'answered' && outcome !== 'empty' && outcome !== 'open';
}
