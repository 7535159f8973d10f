/** The timeline's words in one language. */
import type { FirstLanguage } from '../../i18n/first-language';
import { formatList, formatMeasuredMs, formatMoment, formatMs, formatNumber, speakMs } from '../../i18n/formats';
import { unreachable } from '../../core/assert';
import type { ItemFacts, TransitFacts } from '../../layout/item-facts';
import type { TimelineLabels } from '../timeline/props';
import { pageText } from './page-text';

export function timelineLabels(language: FirstLanguage): TimelineLabels {
  const { locale, words } = language;
  const { diagram, trace } = words;
  return {
    lang: locale,
    title: diagram.title,
    description: diagram.description,
    browser: diagram.browser,
    server: diagram.server,
    proxy: diagram.proxy,
    words: {
      empty: diagram.empty,
      ownStream: diagram.ownStream,
      datagram: diagram.datagram,
      frame: diagram.frame,
      chunk: diagram.chunk,
      policy: diagram.policy,
      notHttp: diagram.notHttp,
      streamEnd: diagram.streamEnd,
      close: diagram.close,
      aborted: diagram.aborted,
      networkError: diagram.networkError,
      outage: diagram.outage,
      serverDown: diagram.serverDown,
      lull: (kind) => diagram.lull[kind],
      held: (durationMs) => diagram.held(formatMeasuredMs(durationMs, locale)),
      worked: (durationMs) => diagram.worked(formatMeasuredMs(durationMs, locale)),
      orphan: (durationMs) => diagram.orphan(formatMeasuredMs(durationMs, locale)),
      queued: (durationMs) => diagram.queued(formatMeasuredMs(durationMs, locale)),
      waitsForWorker: (durationMs) => diagram.waitsForWorker(formatMeasuredMs(durationMs, locale)),
      waitsAtProxy: (durationMs) => diagram.waitsAtProxy(formatMeasuredMs(durationMs, locale)),
      withheld: (durationMs) => diagram.withheld(formatMeasuredMs(durationMs, locale)),
      stripped: diagram.stripped,
      proxyGaveUp: diagram.proxyGaveUp,
      timedOut: (afterMs) => diagram.timedOut(formatMs(afterMs, locale)),
      loss: (cause) => diagram.loss[cause],
      drop: (reason) => trace.dropReason[reason],
      streamEnded: (reason, closeCode) =>
        closeCode !== null
          ? diagram.closeCode(closeCode)
          : reason === 'connection-lost'
            ? diagram.streamLost
            : diagram.close,
    },
    lane: diagram.lane,
    pageOf: (page, clients, tabs) => pageText(page, clients, tabs, language),
    item: (facts) => diagram.say.ordinal(facts.ordinal, sentence(facts, language)),
    playhead: diagram.playhead,
    playheadValue: (atMs) => speakMs(Math.round(atMs), locale),
    density: (transitCount) => diagram.density(formatNumber(transitCount, locale)),
  };
}

function sentence(facts: ItemFacts, language: FirstLanguage): string {
  const { locale, words } = language;
  const { say } = words.diagram;
  const moment = (atMs: number) => formatMoment(atMs, locale);
  switch (facts.kind) {
    case 'transit':
      return transitSentence(facts, language);
    case 'published': {
      const fate =
        facts.lossCause !== null
          ? say.lostLater(words.trace.lossReason[facts.lossCause])
          : facts.deliveredAtMs === null
            ? say.notDelivered
            : say.deliveredLater(moment(facts.deliveredAtMs));
      return [say.published(facts.messageId, moment(facts.atMs)), fate].join(say.join);
    }
    case 'delivered':
      return say.delivered(facts.messageId, moment(facts.atMs), formatMeasuredMs(facts.stalenessMs, locale));
    case 'lost':
      return say.lost(facts.messageId, moment(facts.atMs), words.trace.lossReason[facts.cause]);
    case 'ended':
      return say.ended(words.trace.outcome[facts.outcome], moment(facts.atMs), formatMeasuredMs(facts.afterMs, locale));
    case 'proxy-gave-up':
      return say.proxyGaveUp(facts.exchangeId, moment(facts.atMs), facts.status);
    default:
      return unreachable(facts);
  }
}

function transitSentence(facts: TransitFacts, { locale, words }: FirstLanguage): string {
  const { say } = words.diagram;
  const moment = (atMs: number) => formatMoment(atMs, locale);
  const parts = [facts.isFromProxy ? say.fromProxy : say[facts.direction], words.trace.content[facts.content]];
  if (facts.status !== null) parts.push(say.status(facts.status));
  if (facts.messageIds.length > 0)
    parts.push(say.carries(formatList(facts.messageIds.map(String), locale), facts.messageIds.length));
  if (facts.uplinkIds.length > 0)
    parts.push(say.brings(formatList(facts.uplinkIds.map(String), locale), facts.uplinkIds.length));
  parts.push(say.sent(moment(facts.sentAtMs)));
  if (facts.heldMs !== null) parts.push(say.held(formatMeasuredMs(facts.heldMs, locale)));
  if (facts.withheldMs !== null) parts.push(say.withheld(formatMeasuredMs(facts.withheldMs, locale)));
  if (facts.resentCount > 0) parts.push(say.resent(facts.resentCount));
  if (facts.droppedAtMs !== null)
    parts.push(
      say.dropped(moment(facts.droppedAtMs), facts.dropReason === null ? '' : words.trace.dropReason[facts.dropReason]),
    );
  else parts.push(facts.arrivedAtMs === null ? say.inFlight : say.arrives(moment(facts.arrivedAtMs)));
  if (facts.atProxyMs !== null) parts.push(say.atProxy(formatMeasuredMs(facts.atProxyMs, locale)));
  return parts.join(say.join);
}
