/** What the scrubber can name under the pointer, and what a click near to it means. */
import { bisectLeft, bisectRight } from 'd3';
import type { FirstLanguage } from '../../i18n/first-language';
import type { Spans } from '../../trace/spans';

export interface NamedMoment {
  readonly atMs: number;
  /** It has a tick of its own on the scrubber, which a reader aims at. */
  readonly isTick: boolean;
  /** Said only when it is pointed at. */
  readonly name: (language: FirstLanguage) => string;
}

interface NamedLane {
  readonly name: (language: FirstLanguage) => string;
  readonly spans: Spans;
}

/** Requests, messages and stops of all lanes, sorted. What all lanes share, a published message or an outage, is there once. */
export function namedMoments(lanes: readonly NamedLane[], ticks: readonly { atMs: number }[]): readonly NamedMoment[] {
  const tickMoments = new Set(ticks.map(({ atMs }) => atMs));
  const moments = new Map<string, NamedMoment>();
  const add = (key: string, atMs: number | null, name: (language: FirstLanguage) => string, lane: NamedLane | null) => {
    if (atMs === null || atMs < 0) return;
    const ofLane = lanes.length > 1 ? lane : null;
    const place = ofLane === null ? '' : lanes.indexOf(ofLane);
    moments.set(`${key}/${place}/${atMs}`, {
      atMs,
      isTick: ofLane === null && tickMoments.has(atMs),
      name: (language) =>
        [name(language), ...(ofLane === null ? [] : [ofLane.name(language)])].join(language.words.page.comma),
    });
  };
  for (const lane of lanes) addLane(lane, add);
  return [...moments.values()].sort((one, other) => one.atMs - other.atMs);
}

type Add = (
  key: string,
  atMs: number | null,
  name: (language: FirstLanguage) => string,
  lane: NamedLane | null,
) => void;

function addLane(lane: NamedLane, add: Add): void {
  const { exchanges, messages, outages, serverStops } = lane.spans;
  for (const { id, askedAtMs, endedAtMs, outcome } of exchanges) {
    add(`asked/${id}`, askedAtMs, ({ words }) => words.transport.moment.asked(id), lane);
    add(`ended/${id}`, endedAtMs, ({ words }) => words.transport.moment.ended(id, words.trace.outcome[outcome]), lane);
  }
  for (const { id, publishedAtMs, deliveries, losses } of messages) {
    add(`published/${id}`, publishedAtMs, ({ words }) => words.transport.moment.published(id), null);
    for (const { atMs } of deliveries)
      add(`delivered/${id}`, atMs, ({ words }) => words.transport.moment.delivered(id), lane);
    for (const { atMs } of losses) add(`lost/${id}`, atMs, ({ words }) => words.transport.moment.lost(id), lane);
  }
  for (const { fromMs } of outages) add('outage', fromMs, ({ words }) => words.diagram.outage, null);
  for (const { fromMs } of serverStops) add('stop', fromMs, ({ words }) => words.diagram.serverDown, null);
}

/**
 * The moment that a reader who points at `atMs` means: the nearest tick in reach, else the nearest of all (which may be
 * out of reach). Null where nothing happens in the run.
 */
export function pointedMoment(moments: readonly NamedMoment[], atMs: number, reachMs: number): NamedMoment | null {
  const times = moments.map((moment) => moment.atMs);
  const inReach = moments.slice(bisectLeft(times, atMs - reachMs), bisectRight(times, atMs + reachMs));
  const ticks = inReach.filter(({ isTick }) => isTick);
  const place = bisectLeft(times, atMs);
  return nearest(
    ticks.length > 0 ? ticks : inReach.length > 0 ? inReach : moments.slice(Math.max(0, place - 1), place + 1),
    atMs,
  );
}

function nearest(moments: readonly NamedMoment[], atMs: number): NamedMoment | null {
  const distance = (moment: NamedMoment) => Math.abs(moment.atMs - atMs);
  return moments.reduce<NamedMoment | null>(
    (best, moment) => (best === null || distance(moment) < distance(best) ? moment : best),
    null,
  );
}
