/** What is going on at the playhead, in words, made from the trace. */
import type { Language } from '../../i18n/catalogue';
import { formatBytes, formatMeasuredMs, formatMoment } from '../../i18n/formats';
import { unreachable } from '../../core/assert';
import { LULL_KINDS, stopsOfKind } from '../../layout/lulls';
import type { LossCause } from '../../layout/loss-circumstance';
import { comingsAt, comingsSentence } from './explain-comings';
import { arrivalOf, beforeNews, JUST_NOW_MS, newestMessages, newsSentence } from './explain-news';
import { deliveredAtMs, type ExplainedLane, type LaneMessage } from './explained-lane';
import { laneNow, type LaneNow } from './lane-now';
import { latestTellingEvent, type TellingEvent } from './telling-event';

/** More clauses than this are a list that nobody reads; those lanes that only wait are left out first. */
export const MAX_CLAUSES = 3;
const RESTING: readonly LaneNow['kind'][] = ['idle', 'listening', 'growing', 'stuck'];
/** What matters most at this moment, and what each lane is doing. */
export interface Explanation {
  readonly headline: string;
  readonly status: string;
}

export function explainMoment(
  lanes: readonly ExplainedLane[],
  atMs: number,
  endMs: number,
  language: Language,
  /** Before this moment nothing is kept of the run. */
  fromMs = 0,
): Explanation {
  const words = language.words.explain;
  const told = lanes.map((lane) => ({ name: lane.name, now: laneNow(lane.spans, atMs, lane.page) }));
  const busy = told.filter(({ now }) => !RESTING.includes(now.kind));
  const chosen = told.length <= MAX_CLAUSES ? told : (busy.length > 0 ? busy : told).slice(0, MAX_CLAUSES);
  const others = told.length - chosen.length;
  return {
    headline: words.joinSentences([...stopsAt(lanes, atMs, language), headlineAt(lanes, atMs, fromMs, language)]),
    status:
      atMs >= endMs
        ? words.end
        : words.joinSentences([
            ...chosen.map(({ name, now }) => clauseOf(name, now, language)),
            ...(others > 0 ? [words.others(others)] : []),
          ]),
  };
}

/** One sentence about one lane. */
export function clauseOf(name: string, now: LaneNow, { locale, words }: Language): string {
  const says = words.explain.lane;
  switch (now.kind) {
    case 'working':
    case 'held':
    case 'backlogged':
    case 'proxied':
      return now.forMs < JUST_NOW_MS && now.kind !== 'proxied'
        ? says.atServer(name)
        : says[now.kind](name, formatMeasuredMs(now.forMs, locale));
    case 'idle':
      return now.unanswerableCount > 0
        ? says.idleBeside(name, formatMeasuredMs(now.untilNextMs, locale), now.unanswerableCount)
        : says.idle(name, formatMeasuredMs(now.untilNextMs, locale));
    case 'retrying':
    case 'reopening':
      return says[now.kind](name, formatMeasuredMs(now.untilNextMs, locale));
    case 'unread':
      return says.unread(name, formatMoment(now.untilMs, locale));
    case 'withheld':
      return says.withheld(name, formatBytes(now.bytes, locale));
    case 'givenUp':
      return says.givenUp(name, now.status);
    case 'behindTabs':
      return says.behindTabs(name, now.tabCount);
    case 'growing':
      return says.growing(name, formatBytes(now.receivedBytes, locale));
    case 'swallowed':
      return says.swallowed(name, now.port);
    case 'overlapping':
      return now.queuedCount > 0
        ? says.overlappingQueued(name, now.count - now.queuedCount, now.queuedCount)
        : says.overlapping(name, now.count);
    case 'opening':
    case 'queued':
    case 'queuedForStream':
    case 'asking':
    case 'answering':
    case 'emptyAnswering':
    case 'failing':
    case 'stuck':
    case 'closed':
    case 'unanswered':
    case 'ignored':
    case 'connecting':
    case 'listening':
    case 'pushing':
    case 'closing':
    case 'deaf':
    case 'keptBack':
    case 'stripped':
    case 'policyComing':
      return says[now.kind](name);
    default:
      return unreachable(now);
  }
}

function stopsAt(lanes: readonly ExplainedLane[], atMs: number, { locale, words }: Language): readonly string[] {
  const isWithin = (stop: { readonly fromMs: number; readonly toMs: number | null }) =>
    stop.fromMs <= atMs && (stop.toMs ?? Infinity) > atMs;
  const says = words.explain;
  const stop = lanes.flatMap(({ spans }) => spans.serverStops).find(isWithin);
  if (stop) return [says.serverDown(formatMoment(stop.fromMs, locale))];
  const outage = lanes.flatMap(({ spans }) => spans.outages).find(isWithin);
  if (outage) return [says.outage(formatMoment(outage.fromMs, locale))];
  for (const kind of LULL_KINDS) {
    const lull = lanes.flatMap(({ spans }) => stopsOfKind(spans, kind)).find(isWithin);
    if (lull) return [says.lull[kind](formatMoment(lull.fromMs, locale))];
  }
  return [];
}

/**
 * What came at this very moment; else what went wrong since the newest message was published; else what became of that
 * message. Each with its own time, and what came with all else that is told of the same moment.
 */
function headlineAt(lanes: readonly ExplainedLane[], atMs: number, fromMs: number, language: Language): string {
  const told = eventToTell(lanes, atMs);
  const momentMs = comingsAt(lanes, atMs).length > 0 ? atMs : told?.event.atMs;
  if (momentMs !== undefined) {
    const event = told?.event.atMs === momentMs ? told : null;
    return language.words.explain.at(
      formatMoment(momentMs, language.locale),
      momentSentence(lanes, momentMs, event, language),
    );
  }
  const newest = newestMessages(lanes, atMs);
  return newest.length === 0 ? beforeNews(lanes, atMs, fromMs, language) : newsSentence(newest, lanes, atMs, language);
}

/** What happened to a lane. */
export interface LaneEvent {
  readonly lane: ExplainedLane;
  readonly event: TellingEvent;
}

/** All that came at one moment, and what went wrong at it: at least one of both. */
export function momentSentence(
  lanes: readonly ExplainedLane[],
  atMs: number,
  told: LaneEvent | null,
  language: Language,
): string {
  const comings = comingsAt(lanes, atMs);
  return language.words.explain.joinClauses([
    ...(comings.length > 0 ? [comingsSentence(comings, lanes, atMs, language)] : []),
    ...(told === null ? [] : [eventSentence(told.event, told.lane, lanes, language)]),
  ]);
}

/** The latest thing that went wrong, where nothing newer outdoes it. */
function eventToTell(lanes: readonly ExplainedLane[], atMs: number): LaneEvent | null {
  const newest = newestMessages(lanes, atMs);
  const publishedAtMs = newest[0]?.message.publishedAtMs ?? -Infinity;
  const events = lanes.flatMap((lane) => {
    const event = latestTellingEvent(lane.spans, atMs, lane.page);
    return event === null ? [] : [{ lane, event }];
  });
  const latest = events.reduce<LaneEvent | null>(
    (last, each) => (last === null || each.event.atMs > last.event.atMs ? each : last),
    null,
  );
  const isTold = latest !== null && latest.event.atMs >= publishedAtMs && !isOutdone(latest.event, newest, atMs);
  return isTold ? latest : null;
}

/** The newest message has come to someone since, or waits where it came to; but what that message itself met stays worth saying. */
function isOutdone(event: TellingEvent, newest: readonly LaneMessage[], atMs: number): boolean {
  if (event.kind === 'lost' || event.kind === 'duplicate') return false;
  return newest.some(({ lane, message }) => {
    const readAtMs = deliveredAtMs(lane, message, atMs);
    // That it has to wait for what it overtook says more than that it overtook.
    const isBlocked = readAtMs === null && arrivalOf(lane, message, atMs)?.initiator === 'script';
    return (event.kind === 'overtaken' && isBlocked) || (readAtMs ?? -Infinity) > event.atMs;
  });
}

/** Several lanes that share their messages, and none of them has it. */
function isLostForAll(messageId: number, atMs: number, lanes: readonly ExplainedLane[]): boolean {
  const hasLost = ({ spans, hasOwnNews }: ExplainedLane) =>
    !hasOwnNews &&
    spans.messages.some(({ id, losses }) => id === messageId && losses.some((loss) => loss.atMs === atMs));
  return lanes.length > 1 && lanes.every(hasLost);
}

/** What had been so for some while before the message came. */
const LASTING_CAUSES: readonly LossCause[] = ['no-stream', 'no-socket', 'no-session', 'given-up'];

export function eventSentence(
  event: TellingEvent,
  lane: ExplainedLane,
  lanes: readonly ExplainedLane[],
  language: Language,
): string {
  const { locale, words } = language;
  const says = words.explain.event;
  const name = words.explain.inText(lane.name);
  switch (event.kind) {
    case 'lost': {
      const message = words.explain.message(event.messageId);
      const reason = words.trace.lossReason[event.cause];
      if (isLostForAll(event.messageId, event.atMs, lanes)) return says.lostForAll(message, reason);
      const isLasting = LASTING_CAUSES.includes(event.cause);
      return isLasting && event.sinceMs !== null
        ? says.lostSince(message, name, reason, formatMoment(event.sinceMs, locale))
        : says.lost(message, name, reason);
    }
    case 'uplinkLost':
      return says.uplinkLost(event.uplinkId, name, words.trace.uplinkLoss[event.reason]);
    case 'duplicate':
      return says.duplicate(words.explain.message(event.messageId), name);
    case 'timeout':
      return says.timeout(event.requestId, name, formatMeasuredMs(event.afterMs, locale));
    case 'httpError':
      return says.httpError(event.requestId, name, event.status ?? 0);
    case 'proxyGaveUp':
      return says.proxyGaveUp(event.requestId, name, event.status);
    case 'overtaken':
      return says.overtaken(event.byRequestId, event.requestId, name);
    case 'networkError':
    case 'aborted':
    case 'unanswerable':
      return says[event.kind](event.requestId, name);
    case 'disconnected':
      return says.disconnected(name);
    case 'streamEnded':
    case 'proxyEnded':
    case 'stripped':
    case 'notHttp':
      return says[event.kind](name);
    default:
      return unreachable(event);
  }
}
