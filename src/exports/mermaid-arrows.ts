import { must } from '../core/assert';
import type { Language } from '../i18n/catalogue';
import { exportWords } from '../i18n/export-words';
import { formatMoment } from '../i18n/formats';
import { arrowText } from '../layout/arrow-text';
import { proxyFacts } from '../layout/collect-facts';
import { indexLane, type LaneIndex } from '../layout/lane-index';
import type { TransitContent } from '../trace/events';
import { pageName, pagesOf, type PageId } from '../trace/page-id';
import type { AttemptSpan, ExchangeSpan, TransitSpan } from '../trace/spans';
import { timelineLabels } from '../views/chrome/timeline-labels';
import type { ExportedLane } from './exported-run';
import type { Step } from './mermaid';
import type { Participants } from './mermaid-participants';
import { mermaidText } from './mermaid-text';

/** They are of the connection, not of what is said on it. */
const LEFT_OUT: readonly TransitContent[] = [
  ...(['syn', 'syn-ack', 'fin', 'reset', 'cut', 'quic-close'] as const),
  ...(['http2-preface', 'http2-settings', 'goaway'] as const),
  ...(['tls-client-hello', 'tls-server-hello', 'tls-key-exchange', 'tls-finished'] as const),
];

/** An arrow for everything that was sent, and one more for each request that had to wait at the proxy. */
export function arrowSteps(
  { spans, trace }: ExportedLane,
  participants: Participants,
  language: Language,
): readonly Step[] {
  const transits = spans.transits.filter(({ content }) => !LEFT_OUT.includes(content));
  // Of what is left out, no other label speaks.
  const told = { ...spans, transits };
  const indexes = new Map(pagesOf(trace).map((page) => [pageName(page), indexLane(told, page, trace.untilMs)]));
  const sent = transits.map((transit) =>
    transitStep(
      transit,
      must(indexes.get(pageName(pageOfTransit(transit))), 'a page of the lane'),
      participants,
      language,
    ),
  );
  const passedOn = spans.exchanges.flatMap((exchange) =>
    exchange.attempts.flatMap((attempt) => passedOnStep(exchange, attempt, participants, language)),
  );
  return [...sent, ...passedOn];
}

/** What belongs to no request is left out, and all else has a tab. */
function pageOfTransit({ client, tab }: TransitSpan): PageId {
  return { client, tab: must(tab, 'a request has its tab') };
}

function transitStep(transit: TransitSpan, index: LaneIndex, participants: Participants, language: Language): Step {
  const { words } = language;
  const { say } = words.diagram;
  const labels = timelineLabels(language);
  const { exchangeId, resentAtMs, droppedAtMs, dropReason, arrivedAtMs, sentAtMs, sentSequence } = transit;
  const text = [
    flight(transit, language),
    arrowText({ transit }, labels.words, { index }),
    exchangeId === null ? null : exportWords[language.locale].request(exchangeId),
    resentAtMs.length === 0 ? null : say.resent(resentAtMs.length),
    droppedAtMs === null || dropReason === null ? null : words.trace.dropReason[dropReason],
    droppedAtMs === null && arrivedAtMs === null ? say.inFlight : null,
  ];
  return {
    atMs: sentAtMs,
    sequence: sentSequence,
    line: `${arrowOf(transit, index, participants)}: ${joined(text, language)}`,
  };
}

/** `0.000 s → 0.400 s`; of what did not arrive, when it died. */
function flight({ sentAtMs, arrivedAtMs, droppedAtMs }: TransitSpan, { locale }: Language): string {
  const endMs = arrivedAtMs ?? droppedAtMs;
  return formatMoment(sentAtMs, locale) + (endMs === null ? '' : ` → ${formatMoment(endMs, locale)}`);
}

/** Up is a full line, down a broken one; a cross ends what never arrived. */
function arrowOf(transit: TransitSpan, { exchangeById }: LaneIndex, { pageOf, proxy, server }: Participants): string {
  const browser = pageOf(pageOfTransit(transit));
  const attempt = exchangeById.get(transit.exchangeId ?? -1)?.attempts.find(({ number }) => number === transit.attempt);
  const facts = proxyFacts(transit, attempt?.proxy ?? null);
  // What waits at the proxy, or comes from it, does not go all the way in one.
  const isAtProxy =
    (transit.content === 'request' && attempt?.proxy?.wait != null) || facts.withheldMs !== null || facts.isFromProxy;
  const farEnd = isAtProxy && proxy !== null ? proxy : server;
  const head = transit.droppedAtMs === null ? '>>' : 'x';
  return transit.direction === 'up' ? `${browser}-${head}${farEnd}` : `${farEnd}--${head}${browser}`;
}

function passedOnStep(
  { id }: ExchangeSpan,
  { proxy: facts }: AttemptSpan,
  { proxy, server }: Participants,
  language: Language,
): readonly Step[] {
  if (proxy === null || facts?.wait?.toMs == null) return [];
  const { toMs } = facts.wait;
  const text = joined([formatMoment(toMs, language.locale), exportWords[language.locale].request(id)], language);
  // It goes on before anything that it brings about at the server.
  return [{ atMs: toMs, sequence: -1, line: `${proxy}->>${server}: ${text}` }];
}

function joined(parts: readonly (string | null)[], { words }: Language): string {
  return mermaidText(parts.filter((part) => part !== null && part !== '').join(words.diagram.say.join));
}
