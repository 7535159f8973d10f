import type { ConnectionGeometry, LullGeometry, StopGeometry, StreamGeometry } from './band-layout';
import type { DiagramWords } from './diagram-words';
import type { EndGeometry } from './end-layout';
import { STOP_HALF_PX } from './lane-frame';
import type { LaneMarks } from './lane-layout';
import type { LaneScene } from './lane-scene';
import { isAtServer } from './lulls';
import type { LabelRequest } from './label-placement';
import { labelBox, LABEL_PRIORITY, placesBeside, uprightBox } from './label-requests';
import type { MarbleGeometry } from './marble-layout';

type Tone = LabelRequest['tone'];

/** Words beside a mark, on the first of these sides that has room. */
export function besideRequest(
  itemKey: LabelRequest['itemKey'],
  text: string,
  tone: Tone,
  priority: number,
  point: { readonly xPx: number; readonly yPx: number },
  sides: readonly ('left' | 'right')[],
  { sizes }: LaneScene,
): LabelRequest {
  const size = labelBox(text, sizes.textPx);
  return {
    key: `${itemKey}/words`,
    itemKey,
    text,
    tone,
    fontSizePx: sizes.textPx,
    priority,
    places: placesBeside(point, size, 7 * sizes.scale, sides),
    mayCross: priority === LABEL_PRIORITY.failure ? 'lines' : 'quiet-lines',
    apartPx: 0,
  };
}

/** Why an arrow died, beside its cross; unless the message that it carried says so there. */
export function dropLabel(
  { key, transit, segment, crossPath }: LaneMarks['arrows'][number],
  marks: LaneMarks,
  words: DiagramWords,
  scene: LaneScene,
): LabelRequest | null {
  if (crossPath === null || transit.droppedAtMs === null || transit.dropReason === null) return null;
  // Why the other side had closed is told where it did.
  if (transit.dropReason === 'connection-closed' || transit.dropReason === 'stream-closed') return null;
  const isTold = marks.marbles.some(
    ({ side, moment }) => side === 'wire' && moment.messageIds.some((id) => transit.messageIds.includes(id)),
  );
  if (isTold) return null;
  const isQuiet = scene.index.exchangeById.get(transit.exchangeId ?? -1) === undefined;
  const priority = isQuiet ? LABEL_PRIORITY.quiet : LABEL_PRIORITY.failure;
  return besideRequest(
    key,
    words.drop(transit.dropReason),
    'failure',
    priority,
    segment.to,
    transit.direction === 'up' ? ['right', 'left'] : ['left', 'right'],
    scene,
  );
}

export function endLabel(end: EndGeometry, words: DiagramWords, scene: LaneScene): LabelRequest | null {
  // The end of a stream speaks for itself.
  if (scene.index.exchangeById.get(end.exchangeId)?.streamEndedAtMs === end.atMs) return null;
  const text =
    end.outcome === 'client-timeout'
      ? words.timedOut(end.afterMs)
      : end.outcome === 'aborted'
        ? words.aborted
        : words.networkError;
  return besideRequest(
    end.key,
    text,
    'failure',
    LABEL_PRIORITY.failure,
    { ...end.center, xPx: scene.frame.innerXPx },
    ['right'],
    scene,
  );
}

export function lossLabel(marble: MarbleGeometry, words: DiagramWords, scene: LaneScene): LabelRequest | null {
  const { lossCause } = marble.moment;
  if (lossCause === null || marble.text === '') return null;
  const text = words.loss(lossCause);
  const { box, center, side, key } = marble;
  const rightOf = { xPx: box.rightPx - 3 * scene.sizes.scale, yPx: center.yPx };
  if (side === 'wire') return besideRequest(key, text, 'failure', LABEL_PRIORITY.failure, rightOf, ['right'], scene);
  const inwards =
    side === 'server'
      ? besideRequest(
          key,
          text,
          'failure',
          LABEL_PRIORITY.failure,
          { xPx: scene.frame.wireToXPx, yPx: center.yPx },
          ['left'],
          scene,
        )
      : besideRequest(
          key,
          text,
          'failure',
          LABEL_PRIORITY.failure,
          { xPx: scene.frame.wireFromXPx, yPx: center.yPx },
          ['right'],
          scene,
        );
  if (side === 'client') return inwards;
  const outwards = placesBeside(rightOf, labelBox(text, scene.sizes.textPx), 7 * scene.sizes.scale, ['right']).slice(
    0,
    1,
  );
  return { ...inwards, places: [...outwards, ...inwards.places] };
}

export function outageLabel(
  { key, topPx, bottomPx }: StopGeometry,
  text: string,
  { frame, plot, sizes }: LaneScene,
): LabelRequest {
  const size = labelBox(text, sizes.textPx);
  const middleXPx = (frame.clientXPx + frame.farXPx) / 2;
  const [fromPx, toPx] = [Math.max(topPx, plot.topPx), Math.min(bottomPx, plot.bottomPx)];
  const places = [0.5, 0.25, 0.75].map((fraction) => uprightBox(middleXPx, fromPx + (toPx - fromPx) * fraction, size));
  return {
    key: `${key}/words`,
    itemKey: key,
    text,
    tone: 'failure',
    fontSizePx: sizes.textPx,
    priority: LABEL_PRIORITY.failure,
    places,
    mayCross: 'lines',
    apartPx: 0,
  };
}

export function serverStopLabel({ key, topPx, bottomPx }: StopGeometry, text: string, scene: LaneScene): LabelRequest {
  const { frame, plot, sizes } = scene;
  const yPx = (Math.max(topPx, plot.topPx) + Math.min(bottomPx, plot.bottomPx)) / 2;
  return besideRequest(
    key,
    text,
    'failure',
    LABEL_PRIORITY.failure,
    { xPx: frame.serverXPx - STOP_HALF_PX * sizes.scale, yPx },
    ['left'],
    scene,
  );
}

/** Towards the wire, at the upper end in view: what happens next is told from there. */
export function lullLabel(
  { key, xPx, kind, topPx }: LullGeometry,
  words: DiagramWords,
  scene: LaneScene,
): LabelRequest {
  const { plot, sizes } = scene;
  const yPx = Math.max(topPx, plot.topPx) + sizes.textPx * 0.75;
  const [side, sign] = isAtServer(kind) ? (['left', -1] as const) : (['right', 1] as const);
  const from = { xPx: xPx + sign * STOP_HALF_PX * sizes.scale, yPx };
  return besideRequest(key, words.lull(kind), 'held', LABEL_PRIORITY.held, from, [side], scene);
}

/** Where the page heard that its stream or socket was over. */
export function streamEndLabel(
  { key, exchangeId, endYPx }: StreamGeometry,
  words: DiagramWords,
  scene: LaneScene,
): LabelRequest | null {
  const exchange = scene.index.exchangeById.get(exchangeId);
  if (endYPx === null || exchange?.streamEndReason == null) return null;
  const text = words.streamEnded(exchange.streamEndReason, exchange.closeCode);
  const tone = exchange.streamEndReason === 'connection-lost' ? 'failure' : 'quiet';
  return besideRequest(
    key,
    text,
    tone,
    LABEL_PRIORITY.held,
    { xPx: scene.frame.wireFromXPx, yPx: endYPx },
    ['right'],
    scene,
  );
}

export function connectionLabel(
  { key, connectionId, isHttp2, rightXPx, topPx }: ConnectionGeometry,
  { index, plot, sizes }: LaneScene,
): LabelRequest {
  const fontSizePx = sizes.numberPx;
  // Of a single connection there is nothing else to tell.
  const isOneOfMany = index.connections.items.length > 1;
  const text = [...(isOneOfMany ? [`c${connectionId}`] : []), ...(isHttp2 ? ['HTTP/2'] : [])].join(' ');
  const size = labelBox(text, fontSizePx);
  const firstYPx = Math.max(topPx, plot.topPx) + size.heightPx / 2 + sizes.scale;
  const rows = isHttp2 ? [0, 1, 2, 3, 4, 5] : [0, 1, 2];
  const places = rows.map((row) => uprightBox(rightXPx + size.widthPx / 2, firstYPx + row * size.heightPx, size));
  return {
    key: `${key}/words`,
    itemKey: key,
    text,
    tone: 'quiet',
    fontSizePx,
    priority: LABEL_PRIORITY.quiet,
    places,
    mayCross: 'nothing',
    apartPx: 0,
  };
}
