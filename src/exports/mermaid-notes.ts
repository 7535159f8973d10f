import { must } from '../core/assert';
import type { Language } from '../i18n/catalogue';
import { exportWords } from '../i18n/export-words';
import { formatMeasuredMs, formatMoment } from '../i18n/formats';
import { fateKey, parseItemKey, splitLaneItemKey } from '../layout/item-keys';
import { formatIds, lossPlace } from '../layout/marble-moments';
import type { Spans, TransitSpan } from '../trace/spans';
import { messageRows, type MessageRow } from '../views/panels/message-rows';
import { subjectText } from '../views/panels/row-text';
import type { ExportedLane } from './exported-run';
import type { Step } from './mermaid';
import type { Participants } from './mermaid-participants';
import { mermaidText } from './mermaid-text';

/** A note for each row of the table that no arrow tells. */
export function noteSteps(lane: ExportedLane, participants: Participants, language: Language): readonly Step[] {
  const { spans, name } = lane;
  const order = new EventOrder(spans);
  const told = messageRows([{ key: lane.lane.key, name, spans }])
    .filter((row) => row.subject.kind !== 'transit' && !order.isToldByArrival(row))
    .map((row): Step => ({
      atMs: row.atMs,
      sequence: order.sequenceOf(row),
      line: `Note over ${placeOf(row, participants)}: ${rowText(row, language)}`,
    }));
  return [...told, ...unsentSteps(spans, participants, language)];
}

/** Requests that have not left and not failed: nothing else speaks of them. */
function unsentSteps({ exchanges, transits }: Spans, { pageOf }: Participants, language: Language): readonly Step[] {
  const sentIds = new Set(transits.flatMap(({ content, exchangeId }) => (content === 'request' ? exchangeId : [])));
  return exchanges
    .filter(({ id, outcome }) => outcome === 'open' && !sentIds.has(id))
    .map(({ id, client, tab, askedAtMs, askedSequence }) => ({
      atMs: askedAtMs,
      sequence: askedSequence,
      line: `Note over ${pageOf({ client, tab })}: ${joined(
        [
          formatMoment(askedAtMs, language.locale),
          exportWords[language.locale].request(id),
          language.words.diagram.say.inFlight,
        ],
        language,
      )}`,
    }));
}

function rowText(row: MessageRow, language: Language): string {
  const { locale } = language;
  const subject = subjectText(row.subject, language);
  return joined(
    [
      formatMoment(row.atMs, locale),
      row.messageIds.length === 0 ? subject : `${subject} · ${formatIds(row.messageIds)}`,
      row.exchangeId === null ? null : exportWords[locale].request(row.exchangeId),
      row.durationMs === null ? null : formatMeasuredMs(row.durationMs, locale),
    ],
    language,
  );
}

function joined(parts: readonly (string | null)[], { words }: Language): string {
  return mermaidText(parts.filter((part) => part !== null).join(words.diagram.say.join));
}

/** Over whose lifeline the note stands, or from which to which. */
function placeOf({ subject, client, tab }: MessageRow, { pages, pageOf, proxy, server }: Participants): string {
  const browser = pageOf({ client: client ?? 0, tab: tab ?? 0 });
  const all = pages.length > 1 ? `${browser},${must(pages.at(-1), 'a page')}` : browser;
  switch (subject.kind) {
    case 'delivered':
    case 'duplicate':
    case 'ended':
      return browser;
    case 'uplinkLost':
      return `${browser},${server}`;
    case 'atProxy':
    case 'withheld':
    case 'proxyGaveUp':
    case 'stripped':
      return proxy ?? server;
    case 'lost':
      // Where there are several pages, one has to be told for which it was lost.
      if (lossPlace(subject.cause) === 'client') return browser;
      return lossPlace(subject.cause) === 'server' && pages.length === 1 ? server : `${browser},${server}`;
    case 'stop':
      if (subject.stop === 'outage') return `${browser},${server}`;
      return subject.stop === 'tab-hiding' || subject.stop === 'sleep' ? all : server;
    case 'transit':
    case 'published':
    case 'held':
    case 'worked':
    case 'orphan':
    case 'forWorker':
    case 'uplinkReceived':
    case 'uplinkAgain':
      return server;
  }
}

/** Rows have a moment; the events behind them have an order too. */
class EventOrder {
  readonly #sequences = new Map<string, number>();
  /** By request and attempt, when it reached the other side. */
  readonly #arrivals = new Map<string, number>();
  /** What arrived at a page, by message, page and moment. */
  readonly #carried = new Set<string>();

  constructor({ messages, uplink, exchanges, transits }: Spans) {
    for (const { receivedOn, receivedAtMs, receivedSequence } of uplink)
      if (receivedSequence !== null) this.#sequences.set(`exchange/${receivedOn}/${receivedAtMs}`, receivedSequence);
    for (const { id, publishedSequence, deliveries, duplicates, losses } of messages) {
      this.#sequences.set(`message/${id}`, publishedSequence);
      for (const fate of [...deliveries, ...duplicates, ...losses])
        this.#sequences.set(`${fateKey(id, fate)}/${fate.atMs}`, fate.sequence);
    }
    for (const { id, endedSequence } of exchanges)
      if (endedSequence !== null) this.#sequences.set(`exchange/${id}/end`, endedSequence);
    for (const transit of transits) this.#noteArrival(transit);
  }

  #noteArrival({
    content,
    exchangeId,
    attempt,
    endedSequence,
    arrivedAtMs,
    client,
    tab,
    messageIds,
    uplinkIds,
  }: TransitSpan): void {
    if (arrivedAtMs === null || endedSequence === null) return;
    if (content === 'request') this.#arrivals.set(`${exchangeId}/${attempt}`, endedSequence);
    if (uplinkIds.length > 0) this.#carried.add(`exchange/${exchangeId}/${arrivedAtMs}`);
    for (const id of messageIds) this.#carried.add(`${fateKey(id, { client, tab: tab ?? 0 })}/${arrivedAtMs}`);
  }

  /** A message that its page, or the server, gets in the moment in which it arrives: the arrow says so. */
  isToldByArrival({ subject, key, atMs }: MessageRow): boolean {
    const isComing = subject.kind === 'delivered' || subject.kind === 'uplinkReceived';
    return isComing && this.#carried.has(`${splitLaneItemKey(key).itemKey}/${atMs}`);
  }

  sequenceOf({ key, atMs, subject }: MessageRow): number {
    const { itemKey } = splitLaneItemKey(key);
    // What is done to a side comes before all that happens to it then.
    if (subject.kind === 'stop') return -1;
    const known = this.#sequences.get(itemKey) ?? this.#sequences.get(`${itemKey}/${atMs}`);
    if (known !== undefined) return known;
    const { id, attempt } = must(parseItemKey(itemKey), 'rows have keys of items');
    // What the server's side does with a request, at once or later: after the request has come.
    return (this.#arrivals.get(`${id}/${attempt}`) ?? -1) + 0.5;
  }
}
