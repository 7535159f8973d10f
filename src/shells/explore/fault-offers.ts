/** What can be done by hand to something of a run: each offer that would have an effect there. */
import { faultsOn } from '../../scenario/fault-edits';
import type { NewIntervention } from '../../scenario/edits';
import type { Intervention, Scenario } from '../../scenario/schema';
import type { Catalogue } from '../../i18n/catalogue';
import type { FaultContext } from './fault-context';

export type OfferName = keyof Catalogue['faults']['offer'];

export type Offer =
  | { readonly name: OfferName; readonly act: NewIntervention }
  /** With a duration that is chosen or typed. */
  | { readonly name: OfferName; readonly choicesMs: readonly number[]; readonly actOf: (ms: number) => NewIntervention }
  /** Takes away what was done by hand, by its places in the list. */
  | { readonly name: OfferName; readonly takesAway: readonly number[] };

export type OfferPlace = 'request' | 'connection' | 'client' | 'network' | 'server';

const SHORT_MS = [200, 1000, 5000];
const LONG_MS = [1000, 5000, 20_000];
const AWAY_MS = [10_000, 60_000, 360_000];
const SLOW_FOR_MS = 5000;

/** By what they are about, in the order of the menu; nothing of what would have no effect. */
export function offersFor(
  context: FaultContext,
  scenario: Scenario,
): readonly { readonly place: OfferPlace; readonly offers: readonly Offer[] }[] {
  const places: { place: OfferPlace; offers: readonly Offer[] }[] = [
    { place: 'request', offers: requestOffers(context, scenario) },
    { place: 'connection', offers: connectionOffers(context, scenario) },
  ];
  if (context.part !== null) places.push({ place: context.part, offers: sideOffers(context.part, context.atMs) });
  return places.filter(({ offers }) => offers.length > 0);
}

function requestOffers({ laneKey, request }: FaultContext, scenario: Scenario): readonly Offer[] {
  if (request === null) return [];
  const { exchange, attempt } = request;
  const key = `${laneKey}/request/${exchange.id}`;
  const ofAttempt = `${key}/attempt/${attempt.number}`;
  // A request that was tried once keeps its short key, which means every attempt; a reset is of one connection only.
  const on = exchange.attempts.length > 1 ? ofAttempt : key;
  const made = faultsOn(scenario, { kind: 'request', laneKey, requestId: exchange.id, attempt: attempt.number });
  const has = (name: Intervention['do']) => made.some((index) => isOn(scenario.interventions[index], name));
  const takesAway: readonly Offer[] = made.length === 0 ? [] : [{ name: 'as-planned', takesAway: made }];
  if (attempt.arrivedAtMs === null) return takesAway;
  const offers: readonly Offer[] = [
    { name: 'drop-response', act: { on, do: 'drop-response' } },
    { name: 'delay-response', choicesMs: SHORT_MS, actOf: (byMs) => ({ on, do: 'delay-response', byMs }) },
    ...(exchange.kind === 'poll'
      ? [{ name: 'duplicate-response', act: { on, do: 'duplicate-response' } } as const]
      : exchange.messageIds.length > 0
        ? [{ name: 'duplicate-news', act: { on, do: 'duplicate-response' } } as const]
        : []),
    { name: 'fail-response', act: { on, do: 'fail-response', status: 500 } },
    { name: 'reset-connection', act: { on: ofAttempt, do: 'reset-connection' } },
    { name: 'never-answer', act: { on, do: 'never-answer' } },
  ];
  // Another delay may be wished for; once more of the rest is no change.
  return [...takesAway, ...offers.filter((offer) => !('act' in offer && has(offer.act.do)))];
}

function isOn(act: Intervention | undefined, name: Intervention['do']): boolean {
  return act?.do === name && act.isEnabled;
}

function connectionOffers({ laneKey, connection, atMs }: FaultContext, scenario: Scenario): readonly Offer[] {
  if (connection === null) return [];
  const on = `${laneKey}/connection/${connection.id}`;
  const made = faultsOn(scenario, { kind: 'connection', laneKey, connectionId: connection.id });
  const takesAway: readonly Offer[] = made.length === 0 ? [] : [{ name: 'leave-alone', takesAway: made }];
  const endMs = Math.max(connection.closedAtClientMs ?? Infinity, connection.closedAtServerMs ?? Infinity);
  if (connection.isBlocked || atMs <= connection.openingAtMs || atMs >= endMs) return takesAway;
  return [
    ...takesAway,
    { name: 'cut-connection', act: { on, atMs, do: 'cut-connection' } },
    { name: 'stall-connection', choicesMs: LONG_MS, actOf: (forMs) => ({ on, atMs, do: 'stall-connection', forMs }) },
  ];
}

/** What happens to a side from a moment on. It is the same for all lanes. */
export function sideOffers(part: 'client' | 'network' | 'server', atMs: number): readonly Offer[] {
  switch (part) {
    case 'client':
      return [
        { name: 'hide-tab', choicesMs: AWAY_MS, actOf: (forMs) => ({ atMs, do: 'hide-tab', forMs }) },
        { name: 'sleep', choicesMs: LONG_MS, actOf: (forMs) => ({ atMs, do: 'sleep', forMs }) },
      ];
    case 'network':
      return [{ name: 'outage', choicesMs: LONG_MS, actOf: (forMs) => ({ atMs, do: 'outage', forMs }) }];
    case 'server':
      return [
        {
          name: 'server-restart',
          choicesMs: LONG_MS,
          actOf: (forMs) => ({ atMs, do: 'server-restart', forMs, keepsMemory: true }),
        },
        {
          name: 'server-forget',
          choicesMs: LONG_MS,
          actOf: (forMs) => ({ atMs, do: 'server-restart', forMs, keepsMemory: false }),
        },
        {
          name: 'server-slow',
          choicesMs: SHORT_MS,
          actOf: (byMs) => ({ atMs, do: 'server-slow', forMs: SLOW_FOR_MS, byMs }),
        },
        { name: 'server-stall', choicesMs: LONG_MS, actOf: (forMs) => ({ atMs, do: 'server-stall', forMs }) },
        { name: 'close-streams', act: { atMs, do: 'close-streams', overMs: 0 } },
      ];
  }
}
