import { unreachable } from '../../core/assert';
import type { Language } from '../../i18n/catalogue';
import { formatBytes, formatMeasuredMs, formatMoment } from '../../i18n/formats';
import type { Reason } from '../../metrics/reasons';

/** The reason in a phrase that can stand after "best" and "worst". */
export function reasonText(reason: Reason, { locale, words: { reasons: words, trace } }: Language): string {
  switch (reason.kind) {
    case 'spent':
      return words.spent[reason.outcome](reason.count, reason.asked);
    case 'asked-again':
      return words.askedAgain(reason.answered);
    case 'pushed-on':
      return words.pushedOn(reason.messages, reason.requests);
    case 'held-for-news':
      return words.heldForNews(reason.answers);
    case 'pushed':
      return words.pushed(reason.count, reason.delivered);
    case 'met-held':
      return words.metHeld(reason.count, reason.delivered);
    case 'waited-for-request':
      return words.waitedForRequest(reason.count, reason.delivered);
    case 'message-waited': {
      const wait = formatMeasuredMs(reason.waitedMs, locale);
      return (reason.isPush ? words.pushWaited : words.messageWaited)(reason.messageId, wait);
    }
    case 'message-sent-again':
      return words.messageSentAgain(reason.messageId);
    case 'empty':
      return words.empty(reason.count, reason.answers);
    case 'timed-out':
      return words.timedOut(reason.count, reason.ended);
    case 'aborted':
      return words.aborted(reason.count, reason.ended);
    case 'overtaken':
      return words.overtaken(reason.count, reason.pairs);
    case 'lost':
      return words.lost(reason.count, reason.lost, trace.lossReason[reason.reason]);
    case 'kept':
      return words.kept(reason.count);
    case 'empty-bytes':
    case 'head-bytes': {
      const [bytes, all] = [formatBytes(reason.bytes, locale), formatBytes(reason.overheadBytes, locale)];
      return (reason.kind === 'empty-bytes' ? words.emptyBytes : words.headBytes)(bytes, all);
    }
    case 'frame-bytes':
      return words.frameBytes(formatBytes(reason.bytes, locale), reason.pushes);
    case 'connections':
      return words.connections(reason.opened, reason.requests);
    case 'connections-at-once':
      return words.connectionsAtOnce(reason.count);
    case 'worked':
      return reason.workedMs === 0
        ? words.unworked
        : words.worked(formatMeasuredMs(reason.workedMs, locale), formatMoment(reason.untilMs, locale));
    case 'workers-at-once':
      return words.workersAtOnce(reason.count, formatMoment(reason.atMs, locale));
    case 'orphans':
      return words.orphans(reason.requests);
    default:
      return unreachable(reason);
  }
}
