import type { Intervention, Lane, Scenario } from '../scenario/schema';
import { meantLanes } from '../scenario/set-value';
import type { ExchangeSpan, MessageSpan, Spans, TimerSpan, TransitSpan } from '../trace/spans';
import { isSamePage, pageOf, type PageId } from '../trace/page-id';
import { fateKey, parseItemKey, type ItemKey } from './item-keys';
import { isListedTransit } from './listed-items';
import { departureMs, placeOfExchange, transitIdentity, type MarkIdentity } from './mark-identity';

/** What of a lane decides which of its marks can be taken hold of. */
export interface HandleGround {
  readonly scenario: Scenario;
  readonly lane: Lane;
  readonly spans: Spans;
  /** By the event that a timer of its machine brings: the parameter that it runs for. */
  readonly timerParams: Readonly<Record<string, string>>;
  /** The parameter that is the pause before the next request, where that follows at once. */
  readonly nextAfter?: string | undefined;
}

interface Spot {
  /** Of the mark that shows it. */
  readonly markKey: ItemKey;
  /** Where on the mark: an arrow's tail or tip, else the mark itself (of a bar, its end). */
  readonly at: 'from' | 'to' | 'mark';
  readonly atMs: number;
}

/** A mark that stands where it does because of a parameter. */
export interface FieldSpot extends Spot {
  readonly kind: 'field';
  /** In the scenario. */
  readonly path: string;
  readonly identity: MarkIdentity;
  /** How long it was here: the value, where the scenario leaves it to the browser. */
  readonly lastedMs: number | null;
}

/** A published message. */
export interface MessageSpot extends Spot {
  readonly kind: 'message';
  readonly messageId: number;
}

export type HandleSpot = FieldSpot | MessageSpot;

const LATENCY_PATH = 'network.oneWayLatencyMs';
const HOLD_LIMIT_PATH = 'server.holdLimitMs';

/** What can be taken hold of at a mark: of an arrow what its tail stands for comes first. Empty for most marks. */
export function findHandleSpots(ground: HandleGround, key: ItemKey): readonly HandleSpot[] {
  return spotsAt(ground, key).filter((spot) => spot.kind === 'message' || !isSetBefore(ground, spot));
}

/** Whether the moments of `messages` are what the whole run publishes at: an act that sets them makes others. */
export function hasOwnSchedule({ interventions }: Scenario): boolean {
  return interventions.every((act) => !(act.do === 'set' && act.isEnabled && act.path.split('.')[0] === 'messages'));
}

function spotsAt(ground: HandleGround, key: ItemKey): readonly HandleSpot[] {
  const parsed = parseItemKey(key);
  switch (parsed?.kind) {
    case 'transit': {
      const transit = ground.spans.transits.find(({ id }) => id === parsed.id);
      return transit === undefined || !isListedTransit(transit) ? [] : arrowSpots(ground, transit, key);
    }
    case 'exchange': {
      const exchange = ground.spans.exchanges.find(({ id }) => id === parsed.id);
      if (exchange === undefined) return [];
      return parsed.attempt === null
        ? endSpots(ground, exchange, key)
        : workSpots(ground, exchange, parsed.attempt, key);
    }
    case 'message': {
      const message = ground.spans.messages.find(({ id }) => id === parsed.id);
      return message === undefined ? [] : messageSpots(ground, message, parsed.page, key);
    }
    default:
      return [];
  }
}

function arrowSpots(ground: HandleGround, transit: TransitSpan, markKey: ItemKey): readonly FieldSpot[] {
  const { spans } = ground;
  const spots: FieldSpot[] = [];
  const tail = transitIdentity(spans, transit, 'from');
  const why = tail === null ? null : reasonForLeaving(ground, transit);
  if (tail !== null && why !== null)
    spots.push({ kind: 'field', markKey, at: 'from', atMs: departureMs(transit), identity: tail, ...why });
  const tip = transitIdentity(spans, transit, 'to');
  if (tip !== null && transit.arrivedAtMs !== null) {
    const atMs = transit.arrivedAtMs;
    spots.push({ kind: 'field', markKey, at: 'to', atMs, identity: tip, path: LATENCY_PATH, lastedMs: null });
  }
  return spots;
}

/** The parameter that an arrow's tail stands for: what its sender waited for. */
function reasonForLeaving(ground: HandleGround, transit: TransitSpan): Pick<FieldSpot, 'path' | 'lastedMs'> | null {
  const exchange = ground.spans.exchanges.find(({ id }) => id === transit.exchangeId);
  if (exchange === undefined || (transit.attempt ?? 1) !== 1) return null;
  if (transit.content === 'response') {
    return firedAt(ground, exchange, transit.attempt, transit.sentAtMs, 'after holdLimit') === undefined
      ? null
      : { path: HOLD_LIMIT_PATH, lastedMs: null };
  }
  if (transit.content !== 'request') return null;
  const timer = ground.spans.timers.find(
    (each) => isItsPages(each, exchange) && each.hasFired && each.endedAtMs === exchange.askedAtMs,
  );
  const param = timer === undefined ? pauseParam(ground, exchange) : ground.timerParams[timer.event];
  return param === undefined ? null : { path: paramPath(ground, param), lastedMs: timer?.delayMs ?? null };
}

/** A request that follows an answer at once has a pause of 0 before it, which can be drawn out. */
function pauseParam(ground: HandleGround, exchange: ExchangeSpan): string | undefined {
  return placeOfExchange(ground.spans, exchange) > 0 ? ground.nextAfter : undefined;
}

function endSpots(ground: HandleGround, exchange: ExchangeSpan, markKey: ItemKey): readonly FieldSpot[] {
  const { endedAtMs: atMs } = exchange;
  if (atMs === null || exchange.outcome !== 'client-timeout') return [];
  const timer = ground.spans.timers.find(
    (each) =>
      isItsPages(each, exchange) && each.hasFired && each.endedAtMs === atMs && each.event in ground.timerParams,
  );
  const param = timer && ground.timerParams[timer.event];
  if (timer === undefined || param === undefined) return [];
  const exchangePlace = placeOfExchange(ground.spans, exchange);
  const identity: MarkIdentity = { ...pageOf(exchange), exchangePlace, of: { kind: 'end' } };
  const path = paramPath(ground, param);
  return [{ kind: 'field', markKey, at: 'mark', atMs, path, lastedMs: timer.delayMs, identity } as const];
}

function workSpots(ground: HandleGround, exchange: ExchangeSpan, attempt: number, markKey: ItemKey) {
  const atMs = exchange.attempts.find(({ number }) => number === attempt)?.workEndedAtMs ?? null;
  if (atMs === null || firedAt(ground, exchange, attempt, atMs, 'after holdLimit') === undefined) return [];
  const exchangePlace = placeOfExchange(ground.spans, exchange);
  const identity: MarkIdentity = { ...pageOf(exchange), exchangePlace, of: { kind: 'work', attempt } };
  return [{ kind: 'field', markKey, at: 'mark', atMs, path: HOLD_LIMIT_PATH, lastedMs: null, identity } as const];
}

/** Published for all; what the article's loop draws for one page has no moment of its own to move. */
function messageSpots(
  { scenario }: HandleGround,
  message: MessageSpan,
  page: PageId | null,
  markKey: ItemKey,
): readonly MessageSpot[] {
  const isDisc = page === null || isLostAtOnce(message, page);
  if (message.toPage !== null || !isDisc || !hasOwnSchedule(scenario)) return [];
  return [{ kind: 'message', markKey, at: 'mark', atMs: message.publishedAtMs, messageId: message.id }];
}

/** The mark that tells where a message was published; one that is lost in that very moment has its ring there. */
export function discKey(message: MessageSpan, page: PageId): ItemKey {
  return isLostAtOnce(message, page) ? fateKey(message.id, page) : `message/${message.id}`;
}

function isLostAtOnce({ losses, publishedAtMs }: MessageSpan, page: PageId): boolean {
  return losses.some((loss) => isSamePage(loss, page) && loss.atMs === publishedAtMs);
}

/** A timer of the behaviour that answers, which ran out at that moment. */
function firedAt(ground: HandleGround, exchange: ExchangeSpan, attempt: number | null, atMs: number, event: string) {
  return ground.spans.timers.find(
    (timer) =>
      timer.exchangeId === exchange.id &&
      timer.attempt === attempt &&
      timer.hasFired &&
      timer.endedAtMs === atMs &&
      timer.event === event,
  );
}

function isItsPages(timer: TimerSpan, exchange: ExchangeSpan): boolean {
  return timer.exchangeId === null && isSamePage(timer, exchange);
}

function paramPath({ scenario, lane }: HandleGround, param: string): string {
  const place = scenario.techniques.findIndex(({ key }) => key === lane.key);
  return `techniques.${place}.params.${param}`;
}

/** From the moment of a `set` on, the parameter itself moves nothing. */
function isSetBefore({ scenario, lane }: HandleGround, { path, atMs }: FieldSpot): boolean {
  return scenario.interventions.some(
    (act) => act.isEnabled && act.do === 'set' && act.atMs <= atMs && isAbout(act, path),
  );

  function isAbout(act: Extract<Intervention, { readonly do: 'set' }>, about: string): boolean {
    const [, param] = /^techniques\.\d+\.(params\..+)$/.exec(about) ?? [];
    return act.path === (param ?? about) && meantLanes(act, scenario).some(({ key }) => key === lane.key);
  }
}
