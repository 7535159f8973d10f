import { group } from 'd3';
import type { ArrowGeometry } from './arrow-layout';
import { tornRows } from './around-words';
import type { DiagramWords } from './diagram-words';
import { cornersOfBox } from './geometry';
import type { LaneMarks } from './lane-layout';
import type { LaneScene } from './lane-scene';
import { placeLabels, type LabelRequest, type Obstacle, type PlacedLabel } from './label-placement';
import { arrowLabel, LABEL_PRIORITY, workLabel } from './label-requests';
import {
  connectionLabel,
  dropLabel,
  endLabel,
  lossLabel,
  lullLabel,
  outageLabel,
  serverStopLabel,
  streamEndLabel,
} from './mark-labels';
import { giveUpLabel, strippedLabel, waitLabel } from './wait-labels';

/**
 * All words of one lane, each where it overlaps no other; with `isThinned` only what failed and what was held, where more
 * would be a thicket.
 */
export function layoutLabels(
  marks: LaneMarks,
  words: DiagramWords,
  scene: LaneScene,
  isThinned = false,
): readonly PlacedLabel[] {
  const { frame, plot } = scene;
  const bounds = { ...plot, leftPx: frame.leftPx, rightPx: frame.rightPx };
  const requests = labelRequests(marks, words, scene, isThinned).filter((request) => request !== null);
  const wanted = isThinned ? requests.filter(({ priority }) => priority >= LABEL_PRIORITY.held) : requests;
  return placeLabels(saidOnce(wanted), obstaclesOf(marks, scene), bounds);
}

function labelRequests(
  marks: LaneMarks,
  words: DiagramWords,
  scene: LaneScene,
  isThinned: boolean,
): readonly (LabelRequest | null)[] {
  const named = isThinned ? marks.arrows.filter(({ style }) => style === 'failure') : marks.arrows;
  return [
    ...arrowLabels(named, words, scene),
    ...marks.arrows.map((arrow) => dropLabel(arrow, marks, words, scene)),
    ...marks.work.map((work) => workLabel(work, marks.work, words, scene)),
    ...marks.ends.map((end) => endLabel(end, words, scene)),
    ...marks.marbles.map((marble) => lossLabel(marble, words, scene)),
    ...marks.waits.map((wait) => waitLabel(wait, words, scene)),
    ...marks.arrows.map((arrow) => strippedLabel(arrow, words, scene)),
    ...marks.giveUps.map((each) => giveUpLabel(each, words, scene)),
    ...marks.outages.map((outage) => outageLabel(outage, words.outage, scene)),
    ...marks.serverStops.map((stop) => serverStopLabel(stop, words.serverDown, scene)),
    ...marks.lulls.map((lull) => lullLabel(lull, words, scene)),
    ...marks.streams.map((stream) => streamEndLabel(stream, words, scene)),
    ...marks.connections
      .filter(({ isHttp2 }) => isHttp2 || scene.index.connections.items.length > 1)
      .map((connection) => connectionLabel(connection, scene)),
  ];
}

const JOINT = ' + ';

/** Packets of two connections that go the same way at the same moment are one line, which says so: `FIN + SYN`. */
function arrowLabels(
  arrows: readonly ArrowGeometry[],
  words: DiagramWords,
  scene: LaneScene,
): readonly (LabelRequest | null)[] {
  const shared = group(
    arrows.filter(({ style }) => style === 'quiet'),
    lineOf,
  );
  return arrows.map((arrow) => {
    const sharing = shared.get(lineOf(arrow)) ?? [];
    if (arrow.style !== 'quiet' || sharing.length === 1) return arrowLabel(arrow, words, scene);
    if (sharing[0] !== arrow) return null;
    const texts = sharing.flatMap((each) => arrowLabel(each, words, scene)?.text ?? []);
    return arrowLabel(arrow, words, scene, [...new Set(texts)].join(JOINT));
  });
}

function lineOf({ transit, fromMs, toMs }: ArrowGeometry): string {
  return `${transit.direction} ${fromMs} ${toMs}`;
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

function obstaclesOf(marks: LaneMarks, { frame, plot, folds }: LaneScene): readonly Obstacle[] {
  const lifelines = [...new Set([frame.clientXPx, frame.farXPx, frame.serverXPx])].map((xPx): Obstacle => ({
    corners: [
      { xPx, yPx: plot.topPx },
      { xPx, yPx: plot.bottomPx },
    ],
    kind: 'line',
    owner: null,
  }));
  return [
    ...lifelines,
    ...marks.arrows.map(({ key, segment, style }): Obstacle => ({
      corners: [segment.from, segment.to],
      kind: style === 'quiet' ? 'quiet-line' : 'line',
      owner: key,
    })),
    ...marks.arrows.flatMap(({ stubs }) =>
      stubs.map(({ from, to }): Obstacle => ({ corners: [from, to], kind: 'quiet-line', owner: null })),
    ),
    ...marks.connections.map(({ key, leftXPx, rightXPx, topPx, bottomPx }): Obstacle => ({
      corners: cornersOfBox({ leftPx: leftXPx, rightPx: rightXPx, topPx, bottomPx }),
      kind: 'quiet-line',
      owner: key,
    })),
    ...marks.waits.map(({ xPx, widthPx, topPx, bottomPx }): Obstacle => ({
      corners: cornersOfBox({ leftPx: xPx - widthPx / 2, rightPx: xPx + widthPx / 2, topPx, bottomPx }),
      kind: 'mark',
      owner: null,
    })),
    ...marks.work.map(({ box }): Obstacle => ({ corners: cornersOfBox(box), kind: 'mark', owner: null })),
    ...marks.marbles.map(({ box }): Obstacle => ({ corners: cornersOfBox(box), kind: 'mark', owner: null })),
    ...marks.arrows.flatMap(({ deaths }) =>
      deaths.map(({ xPx, yPx }): Obstacle => ({
        corners: cornersOfBox({ leftPx: xPx - 4, rightPx: xPx + 4, topPx: yPx - 4, bottomPx: yPx + 4 }),
        kind: 'mark',
        owner: null,
      })),
    ),
    ...folds.map((fold): Obstacle => {
      const [topPx, bottomPx] = tornRows(fold);
      const corners = cornersOfBox({ leftPx: frame.leftPx, rightPx: frame.rightPx, topPx, bottomPx });
      return { corners, kind: 'mark', owner: null };
    }),
    ...[...marks.ends, ...marks.giveUps].map(({ box }): Obstacle => ({
      corners: cornersOfBox(box),
      kind: 'mark',
      owner: null,
    })),
  ];
}
