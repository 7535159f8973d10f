/** What there is to know about one pinned mark, as terms and texts. */
import { isSamePage, type PageId } from '../../trace/page-id';
import type { Language } from '../../i18n/catalogue';
import { formatBytes, formatList, formatMeasuredMs, formatMoment, formatNumber } from '../../i18n/formats';
import { unreachable } from '../../core/assert';
import { lossCircumstance } from '../../layout/loss-circumstance';
import { stopsOfKind, type StopKind } from '../../layout/lulls';
import { parseItemKey, splitLaneItemKey, type LaneItemKey } from '../../layout/item-keys';
import type { ConnectionSpan, MessageSpan, Spans, TransitSpan } from '../../trace/spans';
import type { Detail, Fact, Speaker } from './detail';
import { exchangeDetail, uplinkFact } from './exchange-detail';

/** Null when the run has no such mark (any more). */
export function detailOf(key: LaneItemKey, spans: Spans, language: Language): Detail | null {
  const { laneKey, itemKey } = splitLaneItemKey(key);
  const parsed = parseItemKey(itemKey);
  if (parsed === null) return null;
  const speaker = { laneKey, spans, language };
  switch (parsed.kind) {
    case 'transit':
      return describe(
        spans.transits.find((transit) => transit.id === parsed.id),
        (transit) => transitDetail(transit, speaker),
      );
    case 'exchange':
      return describe(
        spans.exchanges.find((exchange) => exchange.id === parsed.id),
        (exchange) => exchangeDetail(exchange, speaker),
      );
    case 'message':
      return describe(
        spans.messages.find((message) => message.id === parsed.id),
        (message) => messageDetail(message, speaker),
      );
    case 'connection':
      return describe(
        spans.connections.find((connection) => connection.id === parsed.id),
        (connection) => connectionDetail(connection, speaker),
      );
    case 'outage':
    case 'server-stop':
    case 'server-stall':
    case 'slowdown':
    case 'tab-hiding':
    case 'sleep': {
      const { kind } = parsed;
      return describe(stopsOfKind(spans, kind)[parsed.id], (stop) => stopDetail(kind, stop, speaker));
    }
    default:
      return unreachable(parsed.kind);
  }
}

function describe<Span>(span: Span | undefined, detail: (span: Span) => Detail): Detail | null {
  return span === undefined ? null : detail(span);
}

/** What a mark is called where another one refers to it. */
export function itemName(key: LaneItemKey, spans: Spans, language: Language): string {
  const parsed = parseItemKey(splitLaneItemKey(key).itemKey);
  const { words, locale } = language;
  if (parsed?.kind === 'message') return messageName(parsed.id, parsed.page, spans, language);
  if (parsed?.kind === 'exchange') return words.details.request(parsed.id);
  const transit =
    parsed?.kind === 'transit' ? spans.transits.find((candidate) => candidate.id === parsed.id) : undefined;
  return transit === undefined
    ? key
    : `${words.trace.content[transit.content]}${words.page.comma}${formatMoment(transit.sentAtMs, locale)}`;
}

/** Published, or what became of it in one page. */
function messageName(id: number, page: PageId | null, spans: Spans, { words }: Language): string {
  if (page === null) return words.details.message(id);
  const isLost = spans.messages.some(
    (message) => message.id === id && message.losses.some((loss) => isSamePage(loss, page)),
  );
  return isLost ? words.details.messageLost(id) : words.details.messageArrived(id);
}

function transitDetail(transit: TransitSpan, { laneKey, spans, language }: Speaker): Detail {
  const { words, locale } = language;
  const says = words.details;
  const moment = (atMs: number) => formatMoment(atMs, locale);
  const facts: Fact[] = [
    { term: says.direction, text: words.trace.direction[transit.direction] },
    { term: says.sent, text: moment(transit.sentAtMs) },
  ];
  if (transit.resentAtMs.length > 0)
    facts.push({ term: says.resent, text: formatList(transit.resentAtMs.map(moment), locale) });
  if (transit.arrivedAtMs !== null) {
    facts.push(
      { term: says.arrived, text: moment(transit.arrivedAtMs) },
      { term: says.took, text: formatMeasuredMs(transit.arrivedAtMs - transit.sentAtMs, locale) },
    );
  }
  if (transit.droppedAtMs !== null) {
    const reason =
      transit.dropReason === null ? '' : `${words.page.comma}${words.trace.dropReason[transit.dropReason]}`;
    facts.push({ term: says.died, text: moment(transit.droppedAtMs) + reason });
  }
  if (transit.status !== null) facts.push({ term: says.status, text: String(transit.status) });
  if (transit.exchangeId !== null)
    facts.push({
      term: says.partOf,
      text: says.request(transit.exchangeId),
      key: `${laneKey}/exchange/${transit.exchangeId}`,
    });
  facts.push({
    term: says.connectionTerm,
    text: says.connection(transit.connectionId),
    key: `${laneKey}/connection/${transit.connectionId}`,
  });
  for (const id of transit.uplinkIds) facts.push({ term: says.carries, text: uplinkFact(id, spans, language) });
  if (transit.streamId !== null) facts.push({ term: says.stream, text: formatNumber(transit.streamId, locale) });
  for (const id of transit.messageIds)
    facts.push({ term: says.carries, text: says.message(id), key: `${laneKey}/message/${id}` });
  if (transit.overheadBytes + transit.payloadBytes > 0) {
    facts.push({
      term: says.bytes,
      text: says.bytesOf(formatBytes(transit.overheadBytes, locale), formatBytes(transit.payloadBytes, locale)),
    });
  }
  return { title: words.trace.content[transit.content], facts };
}

function messageDetail(message: MessageSpan, { laneKey, spans, language }: Speaker): Detail {
  const { words, locale } = language;
  const says = words.details;
  const facts: Fact[] = [
    { term: says.published, text: formatMoment(message.publishedAtMs, locale) },
    { term: says.fate, text: words.trace.fate[message.fate] },
    // What is published for all has a moment that can be moved.
    ...(message.toPage === null ? [] : [{ term: says.moment, text: says.drawn }]),
  ];
  for (const delivery of message.deliveries.slice(0, MAX_ENDS)) {
    facts.push(
      { term: says.delivered, text: formatMoment(delivery.atMs, locale) },
      { term: says.staleness, text: formatMeasuredMs(delivery.atMs - message.publishedAtMs, locale) },
      { term: says.partOf, text: says.request(delivery.exchangeId), key: `${laneKey}/exchange/${delivery.exchangeId}` },
    );
  }
  for (const loss of message.losses.slice(0, MAX_ENDS))
    facts.push({
      term: says.lost,
      text: `${formatMoment(loss.atMs, locale)}${words.page.comma}${words.trace.lossReason[lossCircumstance(spans, message, loss).cause]}`,
    });
  if (message.duplicates.length > 0)
    facts.push({ term: says.duplicates, text: formatNumber(message.duplicates.length, locale) });
  facts.push({ term: says.bytes, text: formatBytes(message.payloadBytes, locale) });
  return { title: says.message(message.id), facts };
}

/** With many pages a message has many ends; the table of numbers counts them all. */
const MAX_ENDS = 5;

function connectionDetail(connection: ConnectionSpan, { language }: Speaker): Detail {
  const { words, locale } = language;
  const says = words.details;
  const opened =
    connection.openedAtMs === null ? says.pending : formatMoment(Math.max(0, connection.openedAtMs), locale);
  const facts: Fact[] = [{ term: says.opened, text: connection.isWarm ? says.warm : opened }];
  if (connection.port !== null) facts.push({ term: says.port, text: `${connection.port}` });
  if (connection.httpVersion === '2')
    facts.push({ term: words.fields['network.httpVersion'].label, text: words.options['network.httpVersion=2'] });
  if (connection.tls !== null)
    facts.push({ term: words.fields['network.tls'].label, text: words.options[`network.tls=${connection.tls}`] });
  if (connection.closedAtMs === null) facts.push({ term: says.closed, text: says.stillOpen });
  else facts.push({ term: says.closed, text: formatMoment(connection.closedAtMs, locale) });
  if (connection.closedBy !== null)
    facts.push({ term: says.closedBy, text: words.trace.closedBy[connection.closedBy] });
  if (connection.closeReason !== null)
    facts.push({ term: says.why, text: words.trace.closeReason[connection.closeReason] });
  for (const { fromMs, toMs } of connection.stalls)
    facts.push({
      term: says.stalled,
      text: says.fromTo(formatMoment(fromMs, locale), toMs === null ? says.pending : formatMoment(toMs, locale)),
    });
  return { title: says.connection(connection.id), facts };
}

function stopDetail(
  kind: StopKind,
  stop: { readonly fromMs: number; readonly toMs: number | null },
  { language }: Speaker,
): Detail {
  const { words, locale } = language;
  return {
    title: words.trace.stop[kind],
    facts: [
      { term: words.details.from, text: formatMoment(stop.fromMs, locale) },
      { term: words.details.to, text: stop.toMs === null ? words.details.pending : formatMoment(stop.toMs, locale) },
    ],
  };
}
