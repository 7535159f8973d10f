import type { ArrowGeometry } from './arrow-layout';
import type { DiagramWords } from './diagram-words';
import type { LabelRequest } from './label-placement';
import { LABEL_PRIORITY } from './label-requests';
import type { LaneScene } from './lane-scene';
import { formatIds } from './marble-moments';
import { besideRequest } from './mark-labels';
import type { GiveUpGeometry, WaitGeometry } from './wait-layout';

/** Thinner bars stand in a crowd, where nobody could say which of them a word is about. */
const LEAST_NAMED_PX = 2;

/** How long something waited, towards the wire from where it did; null in a crowd. */
export function waitLabel(wait: WaitGeometry, words: DiagramWords, scene: LaneScene): LabelRequest | null {
  if (wait.widthPx < LEAST_NAMED_PX) return null;
  const { frame, plot } = scene;
  const yPx = (Math.max(wait.topPx, plot.topPx) + Math.min(wait.bottomPx, plot.bottomPx)) / 2;
  const isAtClient = wait.kind === 'connection';
  const from = { xPx: isAtClient ? frame.innerXPx : frame.wireToXPx, yPx };
  const side = isAtClient ? 'right' : 'left';
  return besideRequest(wait.key, waitText(wait, words), 'queued', LABEL_PRIORITY.queued, from, [side], scene);
}

function waitText({ kind, durationMs, messageIds }: WaitGeometry, words: DiagramWords): string {
  switch (kind) {
    case 'connection':
      return words.queued(durationMs);
    case 'worker':
      return words.waitsForWorker(durationMs);
    case 'upstream':
      return words.waitsAtProxy(durationMs);
    case 'withheld': {
      const text = words.withheld(durationMs);
      return messageIds.length === 0 ? text : `${text} · ${formatIds(messageIds)}`;
    }
  }
}

/** Where a handshake came to a proxy that passed it on without its `Upgrade`. */
export function strippedLabel(
  { key, transit, segment }: ArrowGeometry,
  words: DiagramWords,
  scene: LaneScene,
): LabelRequest | null {
  if (transit.content !== 'request' || transit.arrivedAtMs === null) return null;
  const exchange = scene.index.exchangeById.get(transit.exchangeId ?? -1);
  const attempt = exchange?.attempts.find(({ number }) => number === transit.attempt);
  if (attempt?.proxy?.strippedAtMs == null) return null;
  const from = { xPx: scene.frame.wireToXPx, yPx: segment.to.yPx };
  // Its request and the answer meet here: it stands beside them, not on them.
  return besideRequest(key, words.stripped, 'failure', LABEL_PRIORITY.queued, from, ['left'], scene);
}

export function giveUpLabel({ key, status, center }: GiveUpGeometry, words: DiagramWords, scene: LaneScene) {
  const from = { xPx: scene.frame.wireToXPx, yPx: center.yPx };
  return besideRequest(key, words.proxyGaveUp(status), 'failure', LABEL_PRIORITY.failure, from, ['left'], scene);
}
