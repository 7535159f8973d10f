import type { Point } from '../../layout/geometry';
import { handlePoint } from '../../layout/handle-layout';
import { laneItemKey, type LaneItemKey } from '../../layout/item-keys';
import type { GripHost } from './grip-drag';
import type { TimelineHandle, TimelineProps } from './props';
import type { TimelineState } from './timeline-state.svelte';

/** So far to the side, a message is out of its lane. */
const OUT_FROM_PX = 48;

/** The handles that show: those of the mark that is pointed at or has the focus, or the one that is held. */
export class Grips {
  readonly #props: () => TimelineProps;
  readonly #timeline: TimelineState;
  /** The handle that is to take the focus. */
  wish: string | null = $state(null);
  /** Where the pointer is while it holds one. */
  pointer: Point | null = $state.raw(null);
  /** Where the held one stood last, from the left: its mark may be gone for a while. */
  #lastXPx = 0;
  #hadFocus = false;
  /** The mark whose handle was taken: crossing another gives it another number, putting it back the old one. */
  #takenKey: LaneItemKey | null = null;
  #isNudging = false;

  readonly shown: readonly TimelineHandle[] = $derived.by(() => {
    const { held, handlesOf } = this.#props();
    if (held) return [held];
    const key = this.#timeline.grippedKey;
    return key === null ? [] : (handlesOf?.(key) ?? []);
  });

  constructor(props: () => TimelineProps, timeline: TimelineState) {
    this.#props = props;
    this.#timeline = timeline;
  }

  /** In the lanes' own px; null for a lane that is not shown, and for a mark out of sight that nobody holds. */
  pointOf(handle: TimelineHandle): Point | null {
    const { geometry } = this.#timeline;
    const lane = geometry.lanes.find(({ key }) => key === handle.laneKey);
    if (!lane) return null;
    const point = handlePoint(lane, handle);
    if (point) {
      this.#lastXPx = point.xPx;
      return point;
    }
    return this.#props().held ? { xPx: this.#lastXPx, yPx: this.#yPxOf(handle.atMs) - geometry.shiftYPx } : null;
  }

  /** On which side there is room for words of that width: a message has its own outside, the rest stands between the lifelines. */
  hasWordsOnLeft({ laneKey, mayGo }: TimelineHandle, { xPx }: Point, wordsPx: number): boolean {
    const frame = this.#timeline.geometry.lanes.find(({ key }) => key === laneKey)?.frame;
    if (!frame) return false;
    return mayGo ? xPx + wordsPx > frame.rightPx : xPx > (frame.clientXPx + frame.serverXPx) / 2;
  }

  /** By key: the first handle of a mark, or the one after the one that is held. */
  takeNext(key: LaneItemKey, after: string | null): boolean {
    const { handlesOf } = this.#props();
    const handles = handlesOf?.(key) ?? [];
    const place = handles.findIndex(({ id }) => id === after) + 1;
    const handle = handles[place] ?? handles[0];
    if (!handle) return false;
    this.#take(handle);
    this.wish = handle.id;
    return true;
  }

  press(event: KeyboardEvent): void {
    const { held, ongrab } = this.#props();
    if (!held || event.ctrlKey || event.metaKey) return;
    const step = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 } as const;
    const coarse = { PageUp: -1, PageDown: 1 } as const;
    const { key } = event;
    if (key in step) ongrab?.({ do: 'step', direction: step[key as keyof typeof step], isCoarse: event.shiftKey });
    else if (key in coarse) ongrab?.({ do: 'step', direction: coarse[key as keyof typeof coarse], isCoarse: true });
    else if (key === 'Enter' || key === ' ') this.#letGo('keep', true);
    else if (key === 'Escape') this.#letGo('put-back', true);
    else if (key === 'g' || key === 'G') this.#goOn(held);
    else if (key !== 'Home' && key !== 'End') return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Alt with an arrow moves the message that has the focus: it keeps the focus, and what it stands for is held meanwhile. */
  nudge(key: LaneItemKey, direction: 1 | -1, isCoarse: boolean): boolean {
    const { held, handlesOf, ongrab } = this.#props();
    const handle = held ?? handlesOf?.(key).find(({ mayGo }) => mayGo);
    if (!handle) return false;
    if (!held) this.#take(handle);
    this.#isNudging = true;
    ongrab?.({ do: 'step', direction, isCoarse });
    const markKey = this.#heldKey();
    if (markKey !== null && markKey !== key) this.#timeline.focusWish = markKey;
    return true;
  }

  /** The key that nudged is up again. */
  release({ key }: KeyboardEvent): void {
    if (!this.#isNudging || key !== 'Alt') return;
    this.#isNudging = false;
    this.#props().ongrab?.({ do: 'keep' });
  }

  /** A handle that was taken by key has lost the focus: what it has become stays. */
  leave(id: string): void {
    if (this.#props().held?.id !== id || this.pointer !== null) return;
    this.wish = null;
    this.#props().ongrab?.({ do: 'keep' });
  }

  host(handle: TimelineHandle): GripHost {
    const { viewport, widthPx, ongrab } = this.#props();
    const { plot } = this.#timeline.geometry;
    const plotPx = plot.bottomPx - plot.topPx;
    return {
      widthPx,
      atYPx: this.#yPxOf(handle.atMs),
      ontake: (point) => {
        this.#hadFocus = this.#timeline.focusedKey !== null;
        this.pointer = point;
        this.#take(handle);
      },
      onmove: (point, yPx, fromXPx) => {
        this.pointer = point;
        const isOut = handle.mayGo && Math.abs(point.xPx - fromXPx) > OUT_FROM_PX;
        const atMs = viewport.msAt(yPx - plot.topPx, plotPx);
        ongrab?.({ do: 'move', atMs, msPerPx: viewport.spanMs / plotPx, isOut });
      },
      onend: (isKept) => {
        this.pointer = null;
        this.#letGo(isKept ? 'keep' : 'put-back', this.#hadFocus);
      },
    };
  }

  #yPxOf(atMs: number): number {
    const { plot } = this.#timeline.geometry;
    return plot.topPx + this.#props().viewport.pxAt(atMs, plot.bottomPx - plot.topPx);
  }

  #heldKey(): LaneItemKey | null {
    const { held } = this.#props();
    return held ? laneItemKey(held.laneKey, held.markKey) : null;
  }

  #take(handle: TimelineHandle): void {
    this.#takenKey = laneItemKey(handle.laneKey, handle.markKey);
    this.#props().ongrab?.({ do: 'take', handle });
  }

  #letGo(how: 'keep' | 'put-back', takesFocus: boolean): void {
    const markKey = how === 'keep' ? this.#heldKey() : this.#takenKey;
    this.wish = null;
    this.#props().ongrab?.({ do: how });
    if (takesFocus && markKey !== null) this.#timeline.focusWish = markKey;
  }

  #goOn(held: TimelineHandle): void {
    const key = laneItemKey(held.laneKey, held.markKey);
    this.#props().ongrab?.({ do: 'keep' });
    this.takeNext(key, held.id);
  }
}
