import type { ConnectionGeometry, StopGeometry, StreamGeometry } from './band-layout';
import type { DiagramWords } from './diagram-words';
import type { EndGeometry } from './end-layout';
import { SERVER_STOP_HALF_PX } from './lane-frame';
import { boxOf, arrowLabel, labelBox, LABEL_PRIORITY, placesBeside, uprightBox, workLabel } from './label-requests';
import { placeLabels, type LabelRequest, type Obstacle, type PlacedLabel } from './label-placement';
import type { LaneMarks } from './lane-layout';
import type { LaneScene } from './lane-scene';
import type { MarbleGeometry } from './marble-layout';

/** All words of one lane, each where it overlaps no other. */
export function layoutLabels(marks: LaneMarks, words: DiagramWords, scene: LaneScene): readonly PlacedLabel[] {
  const requests = [
    ...marks.arrows.map((arrow) => arrowLabel(arrow, words, scene)),
    ...marks.arrows.map((arrow) => dropLabel(arrow, marks, words, scene)),
    ...marks.work.map((work) => workLabel(work, marks.work, words, scene)),
    ...marks.ends.map((end) => endLabel(end, words, scene)),
    ...marks.marbles.map((marble) => lossLabel(marble, words, scene)),
    ...marks.queued.map((queued) => {
      const text = words.queued(queued.durationMs);
      const from = { xPx: scene.frame.innerXPx, yPx: (queued.topPx + queued.bottomPx) / 2 };
      return besideRequest(queued.key, text, 'queued', LABEL_PRIORITY.queued, from, ['right'], scene);
    }),
    ...marks.outages.map((outage) => outageLabel(outage, words.outage, scene)),
    ...marks.serverStops.map((stop) => serverStopLabel(stop, words.serverDown, scene)),
    ...marks.streams.map((stream) => streamEndLabel(stream, words, scene)),
    ...(scene.index.connections.items.length > 1 ? marks.connections.map((connection) => connectionLabel(connection, scene)) : []),
  ];
  const { frame, plot } = scene;
  const bounds = { ...plot, leftPx: frame.leftPx, rightPx: frame.rightPx };
  return placeLabels(saidOnce(requests.filter((request) => request !== null)), obstaclesOf(marks, scene), bounds);
}

/** A failure may stand on lines the first time that it is in view; said again, it waits for free ground. */
function saidOnce(requests: readonly LabelRequest[]): readonly LabelRequest[] {
  const said = new Set<string>();
  return requests.map((request) => {
    if (request.tone !== 'failure' || !said.has(request.text)) {
      said.add(request.text);
      return request;
    }
    return { ...request, priority: LABEL_PRIORITY.answer, mayCross: 'nothing' };
  });
}

function obstaclesOf(marks: LaneMarks, { frame, plot }: LaneScene): readonly Obstacle[] {
  const lifelines = [frame.clientXPx, frame.serverXPx].map((xPx): Obstacle => ({
    corners: [{ xPx, yPx: plot.topPx }, { xPx, yPx: plot.bottomPx }], kind: 'line', owner: null,
  }));
  return [
    ...lifelines,
    ...marks.arrows.map(({ key, segment, style }): Obstacle => ({ corners: [segment.from, segment.to], kind: style === 'quiet' ? 'quiet-line' : 'line', owner: key })),
    ...marks.work.map(({ box }): Obstacle => ({ corners: boxOf(box), kind: 'mark', owner: null })),
    ...marks.marbles.map(({ box }): Obstacle => ({ corners: boxOf(box), kind: 'mark', owner: null })),
    ...marks.arrows.flatMap(({ deaths }) => deaths.map(({ xPx, yPx }): Obstacle => ({
      corners: boxOf({ leftPx: xPx - 4, rightPx: xPx + 4, topPx: yPx - 4, bottomPx: yPx + 4 }), kind: 'mark', owner: null,
    }))),
    ...marks.ends.map(({ box }): Obstacle => ({ corners: boxOf(box), kind: 'mark', owner: null })),
  ];
}

type Tone = LabelRequest['tone'];

function besideRequest(
  itemKey: LabelRequest['itemKey'], text: string, tone: Tone, priority: number,
  point: { readonly xPx: number; readonly yPx: number }, sides: readonly ('left' | 'right')[], { sizes }: LaneScene,
): LabelRequest {
  const size = labelBox(text, sizes.textPx);
  return {
    key: `${itemKey}/words`, itemKey, text, tone, fontSizePx: sizes.textPx, priority,
    places: placesBeside(point, size, 7 * sizes.scale, sides),
    mayCross: priority === LABEL_PRIORITY.failure ? 'lines' : 'quiet-lines', apartPx: 0,
  };
}

/** Why an arrow died, beside its cross; unless the message that it carried says so there. */
function dropLabel({ key, transit, segment, crossPath }: LaneMarks['arrows'][number], marks: LaneMarks, words: DiagramWords, scene: LaneScene): LabelRequest | null {
  if (crossPath === null || transit.droppedAtMs === null || transit.dropReason === null) return null;
  const isTold = marks.marbles.some(({ side, moment }) => side === 'wire' && moment.messageIds.some((id) => transit.messageIds.includes(id)));
  if (isTold) return null;
  const isQuiet = scene.index.exchangeById.get(transit.exchangeId ?? -1) === undefined;
  const priority = isQuiet ? LABEL_PRIORITY.quiet : LABEL_PRIORITY.failure;
  return besideRequest(key, words.drop(transit.dropReason), 'failure', priority, segment.to, transit.direction === 'up' ? ['right', 'left'] : ['left', 'right'], scene);
}

function endLabel(end: EndGeometry, words: DiagramWords, scene: LaneScene): LabelRequest | null {
  // The end of a stream speaks for itself.
  if (scene.index.exchangeById.get(end.exchangeId)?.streamEndedAtMs === end.atMs) return null;
  const text = end.outcome === 'client-timeout' ? words.timedOut(end.afterMs) : end.outcome === 'aborted' ? words.aborted : words.networkError;
  return besideRequest(end.key, text, 'failure', LABEL_PRIORITY.failure, { ...end.center, xPx: scene.frame.innerXPx }, ['right'], scene);
}

function lossLabel(marble: MarbleGeometry, words: DiagramWords, scene: LaneScene): LabelRequest | null {
  const { lossReason } = marble.moment;
  if (lossReason === null || marble.text === '') return null;
  const text = words.loss(lossReason);
  const { box, center, side, key } = marble;
  const rightOf = { xPx: box.rightPx - 3 * scene.sizes.scale, yPx: center.yPx };
  if (side === 'wire') return besideRequest(key, text, 'failure', LABEL_PRIORITY.failure, rightOf, ['right'], scene);
  const inwards = side === 'server'
    ? besideRequest(key, text, 'failure', LABEL_PRIORITY.failure, { xPx: scene.frame.wireToXPx, yPx: center.yPx }, ['left'], scene)
    : besideRequest(key, text, 'failure', LABEL_PRIORITY.failure, { xPx: scene.frame.wireFromXPx, yPx: center.yPx }, ['right'], scene);
  if (side === 'client') return inwards;
  const outwards = placesBeside(rightOf, labelBox(text, scene.sizes.textPx), 7 * scene.sizes.scale, ['right']).slice(0, 1);
  return { ...inwards, places: [...outwards, ...inwards.places] };
}

function outageLabel({ key, topPx, bottomPx }: StopGeometry, text: string, { frame, plot, sizes }: LaneScene): LabelRequest {
  const size = labelBox(text, sizes.textPx);
  const middleXPx = (frame.clientXPx + frame.serverXPx) / 2;
  const [fromPx, toPx] = [Math.max(topPx, plot.topPx), Math.min(bottomPx, plot.bottomPx)];
  const places = [0.5, 0.25, 0.75].map((fraction) => uprightBox(middleXPx, fromPx + (toPx - fromPx) * fraction, size));
  return { key: `${key}/words`, itemKey: key, text, tone: 'failure', fontSizePx: sizes.textPx, priority: LABEL_PRIORITY.failure, places, mayCross: 'lines', apartPx: 0 };
}

function serverStopLabel({ key, topPx, bottomPx }: StopGeometry, text: string, scene: LaneScene): LabelRequest {
  const { frame, plot, sizes } = scene;
  const yPx = (Math.max(topPx, plot.topPx) + Math.min(bottomPx, plot.bottomPx)) / 2;
  return besideRequest(key, text, 'failure', LABEL_PRIORITY.failure, { xPx: frame.serverXPx - SERVER_STOP_HALF_PX * sizes.scale, yPx }, ['left'], scene);
}

/** Where the page heard that its stream or socket was over. */
function streamEndLabel({ key, exchangeId, endYPx }: StreamGeometry, words: DiagramWords, scene: LaneScene): LabelRequest | null {
  const exchange = scene.index.exchangeById.get(exchangeId);
  if (endYPx === null || exchange?.streamEndReason == null) return null;
  const text = words.streamEnded(exchange.streamEndReason, exchange.closeCode);
  const tone = exchange.streamEndReason === 'connection-lost' ? 'failure' : 'quiet';
  return besideRequest(key, text, tone, LABEL_PRIORITY.held, { xPx: scene.frame.wireFromXPx, yPx: endYPx }, ['right'], scene);
}

function connectionLabel({ key, connectionId, rightXPx, topPx }: ConnectionGeometry, { plot, sizes }: LaneScene): LabelRequest {
  const fontSizePx = sizes.textPx * 0.87;
  const size = labelBox(`#${connectionId}`, fontSizePx);
  const firstYPx = Math.max(topPx, plot.topPx) + size.heightPx / 2 + sizes.scale;
  const places = [0, 1, 2].map((row) => uprightBox(rightXPx + size.widthPx / 2, firstYPx + row * size.heightPx, size));
  return { key: `${key}/words`, itemKey: key, text: `#${connectionId}`, tone: 'quiet', fontSizePx, priority: LABEL_PRIORITY.quiet, places, mayCross: 'nothing', apartPx: 0 };
}
