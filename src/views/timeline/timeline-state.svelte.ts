import { laneItemKey, splitLaneItemKey, type LaneItemKey } from '../../layout/item-keys';
import { firstInView, navigate } from '../../layout/navigation';
import type { Point } from '../../layout/geometry';
import { groundAt } from '../../layout/ground';
import { laneOfServerAt, pickMark } from '../../layout/pick';
import { Viewport } from '../../layout/viewport';
import type { GestureHost } from './gestures';
import type { Grips } from './grips.svelte';
import type { MenuHost } from './menu-gestures';
import { laneIndexOf } from './lane-index-cache';
import type { TimelineProps } from './props';
import { lanesToShow, layoutGhosts, layoutTimeline, listedItem, marksOf, runRange, tiedTo } from './timeline-scene';
import { walkKeys } from './walk-keys';

/** Two presses nearer than this are of one double press. */
const NEAR_PX = 8;

interface Press {
  readonly point: Point;
  readonly key: LaneItemKey | null;
  /** The lane whose server's lifeline is under it; null anywhere else. */
  readonly serverOf: string | null;
  readonly atMs: number;
  readonly selectedKey: LaneItemKey | null;
  readonly viewport: Viewport;
}

/** All that the timeline works out from its props, and the little that it keeps: what is pointed at, what has the focus. */
export class TimelineState {
  readonly #props: () => TimelineProps;

  #pointedKey: LaneItemKey | null = $state(null);
  /** The last one, which may be the first of two. */
  #pressed: Press | null = null;
  focusedKey: LaneItemKey | null = $state(null);
  /** Asked for by a key; the mark takes the focus as soon as it is there. */
  focusWish: LaneItemKey | null = $state(null);

  readonly limits = $derived.by(() => runRange(this.#props().lanes));
  readonly shown = $derived.by(() =>
    lanesToShow(this.#props()).map((lane) => ({
      key: lane.key,
      lane,
      index: laneIndexOf(lane),
      room: lane.roomSpans && laneIndexOf({ ...lane, spans: lane.roomSpans }),
    })),
  );
  readonly geometry = $derived.by(() => layoutTimeline(this.shown, this.#props()));
  readonly ghosts = $derived.by(() => layoutGhosts(this.geometry, this.#props().ghosts ?? []));
  /** What is pointed at elsewhere counts before what has the focus here: the reader has gone on. */
  readonly #litKey = $derived.by(() => this.#pointedKey ?? this.#props().hoveredKey ?? this.focusedKey);
  /** What keeps its ink while the rest fades: in which lane, and which marks. Null when nothing is pointed at. */
  readonly lit = $derived.by(() => {
    // While one is held, everything that moves with it is worth seeing.
    if (this.#props().held) return null;
    const marks = this.#pointedKey === null ? marksOf(this.shown, this.#props().litMarks ?? null) : null;
    return marks ?? (this.#litKey === null ? null : tiedTo(this.shown, this.#litKey));
  });
  /** The one mark that Tab leads to. */
  readonly tabStop = $derived.by(() => this.#findTabStop());

  /** Null where nothing can be grabbed. */
  readonly grips: Grips | null = $derived.by(() => {
    const { grabbing } = this.#props();
    return grabbing ? new grabbing.Grips(this.#props, this) : null;
  });

  constructor(props: () => TimelineProps) {
    this.#props = props;
  }

  /** The mark whose handles show. */
  get grippedKey(): LaneItemKey | null {
    return this.#pointedKey ?? this.focusedKey;
  }

  get isPointing(): boolean {
    return this.#pointedKey !== null;
  }

  #findTabStop(): LaneItemKey | null {
    const { selectedKey, viewport } = this.#props();
    if (this.focusedKey !== null) return this.focusedKey;
    const pinned = selectedKey ? listedItem(this.shown, selectedKey) : undefined;
    if (selectedKey && pinned && pinned.toMs >= viewport.fromMs && pinned.atMs <= viewport.toMs) return selectedKey;
    return firstInView(this.shown, viewport.fromMs, viewport.toMs);
  }

  /** The geometry of a mark's lane and its key there; null for a lane that is not shown. */
  placed(key: LaneItemKey) {
    const { laneKey, itemKey } = splitLaneItemKey(key);
    const lane = this.geometry.lanes.find((each) => each.key === laneKey);
    return lane ? { lane, itemKey } : null;
  }

  focusOn(key: LaneItemKey | null): void {
    this.focusedKey = key;
    // A wish outlives the blur that comes when panning takes the old mark away.
    if (key !== null) this.focusWish = null;
    this.#props().onhover?.(key ?? this.#pointedKey);
  }

  walk(event: KeyboardEvent): void {
    const { viewport, onselect, onviewport } = this.#props();
    if (this.focusedKey === null || event.ctrlKey || event.metaKey) return;
    if (this.#change(this.focusedKey, event)) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (event.altKey) return;
    if (event.key === 'Enter') onselect?.(this.focusedKey);
    else if (event.key === 'Escape') onselect?.(null);
    const step = walkKeys[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const next = navigate(this.shown, this.focusedKey, step);
    const item = next === null ? undefined : listedItem(this.shown, next);
    if (next === null || !item) return;
    const wanted = viewport.showing(item.atMs).clamped(this.limits);
    if (!wanted.equals(viewport)) onviewport?.(wanted);
    // Where nobody pans for us the mark would take the focus at some later time, out of the blue.
    if (wanted.equals(this.#props().viewport)) this.focusWish = next;
  }

  /** The keys that change what the mark stands for. False for any other. */
  #change(key: LaneItemKey, event: KeyboardEvent): boolean {
    if (event.altKey) {
      const direction = { ArrowUp: -1, ArrowDown: 1 } as const;
      if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return false;
      return this.grips?.nudge(key, direction[event.key], event.shiftKey) ?? false;
    }
    if (event.key === 'g' || event.key === 'G') return this.grips?.takeNext(key, null) ?? false;
    if (event.key !== 'Delete' && event.key !== 'Backspace') return false;
    const next = navigate(this.shown, key, 'next') ?? navigate(this.shown, key, 'previous');
    if (this.#props().ondelete?.(key) !== true) return false;
    this.focusWish = next;
    return true;
  }

  gestureHost(): GestureHost {
    const { gestures = 'full', viewport, widthPx, lanes, onviewport, onswipe } = this.#props();
    return {
      mode: gestures,
      viewport,
      limits: this.limits,
      plot: this.geometry.plot,
      widthPx,
      maySwipe: this.shown.length === 1 && lanes.length > 1,
      onviewport: (next) => onviewport?.(next),
      onpoint: (point) => {
        this.#pointAt(point && this.#keyAt(point));
      },
      onpress: (point) => this.#press(point),
      ondoublepress: (point) => this.#pressTwice(point),
      onswipe: (step) => onswipe?.(step),
    };
  }

  menuHost(): MenuHost {
    const { gestures, widthPx, onmenu } = this.#props();
    return {
      isLive: gestures !== 'none',
      widthPx,
      askAt: (point) => this.#askAt(point),
      askFocused: () => {
        const key = this.focusedKey;
        const place = key && this.placed(key);
        return key && place ? { laneKey: place.lane.key, key, part: 'network', atMs: null } : null;
      },
      onmenu,
    };
  }

  #askAt(point: Point): ReturnType<MenuHost['askAt']> {
    const ground = groundAt(this.geometry, point);
    if (ground === null) return null;
    const { laneKey, part, isHead } = ground;
    if (isHead) return { laneKey, key: null, part, atMs: null };
    const { plot } = this.geometry;
    const { viewport } = this.#props();
    const plotPx = plot.bottomPx - plot.topPx;
    return {
      laneKey,
      key: this.#keyAt(point),
      part,
      atMs: viewport.roundedMsAt(point.yPx - plot.topPx, plotPx),
    };
  }

  /** What is under the pointer, and what was pinned and in view before it is pressed. */
  #look(point: Point): Press {
    const { selectedKey = null, viewport } = this.#props();
    const key = this.#keyAt(point);
    const isOnServer = key === null || key.includes('/exchange/');
    const serverOf = isOnServer ? laneOfServerAt(this.geometry, point) : null;
    return { point, key, serverOf, atMs: this.#msAt(point), selectedKey, viewport };
  }

  /** A message is added on a server's lifeline, whose bars the first press has pinned: that was not meant. */
  #pressTwice(point: Point): void {
    const { viewport, onselect, onviewport, onaddmessage } = this.#props();
    const first = this.#pressed;
    this.#pressed = null;
    const isSame = first !== null && Math.hypot(first.point.xPx - point.xPx, first.point.yPx - point.yPx) < NEAR_PX;
    const press = isSame ? first : this.#look(point);
    if (press.serverOf !== null && onaddmessage) {
      if (isSame) onselect?.(press.selectedKey);
      if (!press.viewport.equals(viewport)) onviewport?.(press.viewport);
      onaddmessage(press.serverOf, press.atMs);
    } else if (press.key === null) onviewport?.(Viewport.fitted(this.limits).folded(viewport.folds));
  }

  /** Pins the nearest mark and gives it the focus: the browser gave it to the topmost, which may be another. */
  #press(point: Point): void {
    this.#pressed = this.#look(point);
    const { key } = this.#pressed;
    if (key !== null && key !== this.focusedKey && listedItem(this.shown, key)) this.focusWish = key;
    this.#props().onselect?.(key);
  }

  #msAt({ yPx }: Point): number {
    const { plot } = this.geometry;
    return this.#props().viewport.msAt(yPx - plot.topPx, plot.bottomPx - plot.topPx);
  }

  #keyAt(point: Point): LaneItemKey | null {
    const picked = pickMark(this.geometry, point);
    return picked ? laneItemKey(picked.laneKey, picked.itemKey) : null;
  }

  #pointAt(key: LaneItemKey | null): void {
    if (key === this.#pointedKey) return;
    this.#pointedKey = key;
    this.#props().onhover?.(key ?? this.focusedKey);
  }
}
