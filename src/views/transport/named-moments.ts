/** What the scrubber can name under the pointer. It comes later: to show where time is, no names are needed. */
import { rollup } from 'd3';
import type { FirstLanguage } from '../../i18n/first-language';
import type { Spans } from '../../trace/spans';
import type { Tick } from './moments';
import type { NamedMoment } from './pointed-moment';

interface NamedLane {
  readonly name: (language: FirstLanguage) => string;
  readonly spans: Spans;
  /** It is the one that is looked at: the ticks of messages are its own. */
  readonly isLooked: boolean;
}

/**
 * Requests, messages and stops of all lanes, sorted. What all lanes share, as most published messages or an outage, is
 * there once; lanes that run the article's loop publish each their own.
 */
export function namedMoments(lanes: readonly NamedLane[], ticks: readonly Tick[]): readonly NamedMoment[] {
  const tickMoments = new Set(ticks.map(({ kind, atMs }) => `${kind}/${atMs}`));
  const shared = sharedMessages(lanes);
  const moments = new Map<string, NamedMoment>();
  const add: Add = (key, atMs, name, lane, kind) => {
    if (atMs === null || atMs < 0) return;
    const ofLane = lanes.length > 1 ? lane : null;
    const place = ofLane === null ? '' : lanes.indexOf(ofLane);
    moments.set(`${key}/${place}/${atMs}`, {
      atMs,
      isTick:
        kind !== undefined &&
        (kind !== 'published' || !ofLane || ofLane.isLooked) &&
        tickMoments.has(`${kind}/${atMs}`),
      name: (language) =>
        [name(language), ...(ofLane === null ? [] : [ofLane.name(language)])].join(language.words.page.comma),
    });
  };
  for (const lane of lanes) addLane(lane, shared, add);
  return [...moments.values()].sort((one, other) => one.atMs - other.atMs);
}

/** `id/atMs` of messages that every lane publishes at the same moment. */
function sharedMessages(lanes: readonly NamedLane[]): ReadonlySet<string> {
  const counts = rollup(
    lanes.flatMap(({ spans }) => spans.messages),
    (alike) => alike.length,
    ({ id, publishedAtMs }) => `${id}/${publishedAtMs}`,
  );
  return new Set([...counts].filter(([, count]) => count === lanes.length).map(([key]) => key));
}

type Add = (
  key: string,
  atMs: number | null,
  name: (language: FirstLanguage) => string,
  lane: NamedLane | null,
  /** Of the ticks that stand for it, if any do. */
  kind?: Tick['kind'],
) => void;

function addLane(lane: NamedLane, shared: ReadonlySet<string>, add: Add): void {
  const { exchanges, messages, outages, serverStops } = lane.spans;
  for (const { id, askedAtMs, endedAtMs, outcome } of exchanges) {
    add(`asked/${id}`, askedAtMs, ({ words }) => words.transport.moment.asked(id), lane);
    add(`ended/${id}`, endedAtMs, ({ words }) => words.transport.moment.ended(id, words.trace.outcome[outcome]), lane);
  }
  for (const { id, publishedAtMs, deliveries, losses } of messages) {
    const publisher = shared.has(`${id}/${publishedAtMs}`) ? null : lane;
    add(`published/${id}`, publishedAtMs, ({ words }) => words.transport.moment.published(id), publisher, 'published');
    for (const { atMs } of deliveries)
      add(`delivered/${id}`, atMs, ({ words }) => words.transport.moment.delivered(id), lane);
    for (const { atMs } of losses)
      add(`lost/${id}`, atMs, ({ words }) => words.transport.moment.lost(id), lane, 'lost');
  }
  for (const { fromMs } of outages) add('outage', fromMs, ({ words }) => words.diagram.outage, null, 'fault');
  for (const { fromMs } of serverStops) add('stop', fromMs, ({ words }) => words.diagram.serverDown, null, 'fault');
}
