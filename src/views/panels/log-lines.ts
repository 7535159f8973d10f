/** The log: one line for each request that has ended and each thing a stream brought, as the page would print them. */
import { spokenKind } from '../../layout/spoken-kind';
import type { Language } from '../../i18n/catalogue';
import { formatList, formatMeasuredMs } from '../../i18n/formats';
import { uplinkText } from '../../layout/arrow-text';
import { laneItemKey, type LaneItemKey } from '../../layout/item-keys';
import type { ExchangeSpan, Spans, TransitSpan } from '../../trace/spans';
import { isSamePage, type PageId } from '../../trace/page-id';
import { endNote, waitNotes, withheldNote } from './proxy-notes';

/**
 * How a lane's page writes: like the article's programs with a result, like its fifth, which names the state, or, for
 * everything else, like a browser's network panel. The second program reads its frame at the next tick; the article
 * shows the network panel beside it, with what was stopped in red and what came in black, so its log has both.
 */
export type LogStyle = 'article-data' | 'article-frame' | 'article-state' | 'network';

export interface LogLine {
  /** Unique; several lines may speak of one mark. */
  readonly id: string;
  readonly key: LaneItemKey;
  readonly atMs: number;
  readonly text: string;
  /** Printed in red, as the article's screenshots do with what was stopped. */
  readonly isBad: boolean;
}

export interface LoggedLane {
  readonly key: string;
  readonly spans: Spans;
  readonly style: LogStyle;
  /** What the server wrote in the body of its answer, if anything. */
  readonly bodyOf: (exchange: ExchangeSpan) => string;
}

/** Sorted by time. Everything of the run, so that scrubbing only has to look up how far the log has come. */
export function logLines(lane: LoggedLane, page: PageId, language: Language): readonly LogLine[] {
  const comingDown = transitsDown(lane.spans);
  const lines = lane.spans.exchanges
    .filter((exchange) => isSamePage(exchange, page))
    .flatMap((exchange) => {
      const transits = comingDown.get(exchange.id) ?? [];
      return exchange.kind === 'poll' || exchange.kind === 'publish'
        ? requestLine(lane, exchange, transits, language)
        : streamLines(lane, exchange, transits, language);
    });
  const read = lane.style === 'article-frame' ? frameLines(lane, page, comingDown) : [];
  return [...read, ...lines, ...visibilityLines(lane, language)].sort((first, second) => first.atMs - second.atMs);
}

/** What came down for each exchange, by its id: looked up once, since a long run has thousands of both. */
function transitsDown({ transits }: Spans): ReadonlyMap<number, readonly TransitSpan[]> {
  const byExchange = new Map<number, TransitSpan[]>();
  for (const transit of transits) {
    if (transit.exchangeId === null || transit.direction !== 'down') continue;
    const known = byExchange.get(transit.exchangeId);
    if (known) known.push(transit);
    else byExchange.set(transit.exchangeId, [transit]);
  }
  return byExchange;
}

function requestLine(
  lane: LoggedLane,
  exchange: ExchangeSpan,
  transits: readonly TransitSpan[],
  language: Language,
): readonly LogLine[] {
  if (exchange.endedAtMs === null) return [];
  const isBad = exchange.outcome !== 'answered' && exchange.outcome !== 'empty';
  // A copy that nobody wanted may come behind the answer.
  const lastDown = transits.findLast(({ copyOf }) => copyOf === null);
  const key = laneItemKey(
    lane.key,
    isBad || lastDown === undefined ? `exchange/${exchange.id}/end` : `transit/${lastDown.id}`,
  );
  return [
    { id: `${lane.key}/${exchange.id}`, key, atMs: exchange.endedAtMs, text: textOf(lane, exchange, language), isBad },
  ];
}

/** What the page hears by `visibilitychange`; of sleep it hears nothing. */
function visibilityLines({ key, spans }: LoggedLane, { words }: Language): readonly LogLine[] {
  return spans.tabHidings.flatMap(({ fromMs, toMs }, id) => {
    const itemKey = laneItemKey(key, `tab-hiding/${id}`);
    const line = (atMs: number, text: string): LogLine => ({
      id: `${itemKey}/${text}`,
      key: itemKey,
      atMs,
      text,
      isBad: false,
    });
    return [line(fromMs, words.log.hidden), ...(toMs === null ? [] : [line(toMs, words.log.shown)])];
  });
}

/** At each tick the program appends what its frame shows: nothing at first, and an old document once more. */
function frameLines(
  { key, spans, bodyOf }: LoggedLane,
  page: PageId,
  comingDown: ReadonlyMap<number, readonly TransitSpan[]>,
): readonly LogLine[] {
  const exchangeByReadMs = new Map<number, number>();
  for (const { deliveries, duplicates } of spans.messages) {
    for (const read of [...deliveries, ...duplicates])
      if (isSamePage(read, page)) exchangeByReadMs.set(read.atMs, read.exchangeId);
  }
  const ticks = spans.states.filter(
    (stay) => isSamePage(stay, page) && stay.exchangeId === null && stay.event === 'after pollInterval',
  );
  return ticks.map(({ enteredAtMs: atMs }) => {
    const exchange = spans.exchanges.find(({ id }) => id === exchangeByReadMs.get(atMs));
    const asked = spans.exchanges.find((each) => isSamePage(each, page) && each.askedAtMs === atMs);
    const answer = exchange && comingDown.get(exchange.id)?.at(-1);
    return {
      id: `${key}/tick/${atMs}`,
      key: laneItemKey(key, answer ? `transit/${answer.id}` : `exchange/${asked?.id ?? 0}`),
      atMs,
      text: `[data: ${exchange ? bodyOf(exchange) : ''} ]`,
      isBad: false,
    };
  });
}

function textOf(lane: LoggedLane, exchange: ExchangeSpan, language: Language): string {
  const isAnswered = exchange.outcome === 'answered';
  // The article's programs print what they ask for, and nothing of what else the page sends.
  if (exchange.uplinkIds.length > 0) return networkLine(exchange, language);
  if (lane.style === 'article-state') {
    if (isAnswered) return `[state: success, data: { ${lane.bodyOf(exchange)} }]`;
    const state = exchange.outcome === 'client-timeout' ? 'timeout' : 'error';
    return `[state: ${state}, error: ${state}]`;
  }
  if (lane.style === 'article-data' && isAnswered) return `[data: ${lane.bodyOf(exchange)} ]`;
  return networkLine(exchange, language);
}

function networkLine(exchange: ExchangeSpan, language: Language): string {
  const { locale, words } = language;
  const outcome =
    exchange.messageIds.length > 0
      ? words.log.answeredWith(formatList(exchange.messageIds.map(String), locale))
      : words.trace.outcome[exchange.outcome];
  const durationMs = (exchange.endedAtMs ?? exchange.askedAtMs) - exchange.askedAtMs;
  const told = [exchange.status, outcome, formatMeasuredMs(durationMs, locale), endNote(exchange, language)];
  const said = exchange.uplinkIds.length === 0 ? null : uplinkText(exchange.uplinkIds);
  return joined(verbOf(exchange, language), `#${exchange.id}`, said, ...told, ...waitNotes(exchange, language));
}

/** What only brings something is posted, where it is no script. */
function verbOf({ kind, initiator, uplinkIds }: ExchangeSpan, { words }: Language): string {
  if (kind === 'policy') return words.trace.requestKind.policy;
  if (initiator === 'web-transport') return 'CONNECT';
  return uplinkIds.length > 0 && initiator !== 'script' ? 'POST' : 'GET';
}

function joined(...parts: readonly (string | number | null)[]): string {
  return parts.filter((part) => part !== null).join('  ');
}

function streamLines(
  lane: LoggedLane,
  exchange: ExchangeSpan,
  transits: readonly TransitSpan[],
  language: Language,
): readonly LogLine[] {
  const { locale, words } = language;
  const name = `${words.trace.requestKind[spokenKind(exchange)]} #${exchange.id}`;
  const lines: LogLine[] = [];
  const add = (id: string, key: LaneItemKey, atMs: number, text: string, isBad: boolean) => {
    lines.push({ id: `${lane.key}/${exchange.id}/${id}`, key, atMs, text: `${name}  ${text}`, isBad });
  };
  const endKey = laneItemKey(lane.key, `exchange/${exchange.id}/end`);
  const [head] = transits;
  if (exchange.openedAtMs !== null && head) {
    add(
      'open',
      laneItemKey(lane.key, `transit/${head.id}`),
      exchange.openedAtMs,
      joined(exchange.status, words.log.opened, withheldNote(exchange, head.sentAtMs, language)),
      false,
    );
  }
  for (const transit of transits) {
    if (transit.messageIds.length === 0 || transit.arrivedAtMs === null) continue;
    const delivered = words.log.delivered(formatList(transit.messageIds.map(String), locale));
    const text = joined(delivered, withheldNote(exchange, transit.sentAtMs, language));
    add(String(transit.id), laneItemKey(lane.key, `transit/${transit.id}`), transit.arrivedAtMs, text, false);
  }
  const hasFailed = exchange.outcome !== 'answered' && exchange.outcome !== 'empty' && exchange.outcome !== 'open';
  if (exchange.streamEndedAtMs !== null) {
    const code = exchange.closeCode === null ? '' : ` ${exchange.closeCode}`;
    add(
      'end',
      endKey,
      exchange.streamEndedAtMs,
      joined(words.log.closed + code, endNote(exchange, language)),
      exchange.streamEndReason === 'connection-lost',
    );
  } else if (hasFailed && exchange.endedAtMs !== null) {
    const text = joined(exchange.status, words.trace.outcome[exchange.outcome], endNote(exchange, language));
    add('end', endKey, exchange.endedAtMs, text, true);
  }
  return lines;
}
