import { laneItemKey, splitLaneItemKey, type LaneItemKey } from '../../layout/item-keys';
import { firstInView, navigate } from '../../layout/navigation';
import type { Point } from '../../layout/geometry';
import { groundAt } from '../../layout/ground';
import { pickMark } from '../../layout/pick';
import { Viewport } from '../../layout/viewport';
import type { GestureHost } from './gestures';
import type { MenuHost } from './menu-gestures';
import { laneIndexOf } from './lane-index-cache';
import type { TimelineProps } from './props';
import { lanesToShow, layoutGhosts, layoutTimeline, listedItem, marksOf, runRange, tiedTo } from './timeline-scene';
import { walkKeys } from './walk-keys';

/** All that the timeline works out from its props, and the little that it keeps: what is pointed at, what has the focus. */
export class TimelineState {
  readonly #props: () => TimelineProps;

  #pointedKey: LaneItemKey | null = $state(null);
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
    const marks = this.#pointedKey === null ? marksOf(this.shown, this.#props().litMarks ?? null) : null;
    return marks ?? (this.#litKey === null ? null : tiedTo(this.shown, this.#litKey));
  });
  /** The one mark that Tab leads to. */
  readonly tabStop = $derived.by(() => this.#findTabStop());

  constructor(props: () => TimelineProps) {
    this.#props = props;
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
    if (this.focusedKey === null || event.ctrlKey || event.metaKey || event.altKey) return;
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
      onpress: (point) => this.#press(this.#keyAt(point)),
      ondoublepress: (point) => {
        if (this.#keyAt(point) === null) onviewport?.(Viewport.fitted(this.limits).folded(viewport.folds));
      },
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

  /** Pins the nearest mark and gives it the focus: the browser gave it to the topmost, which may be another. */
  #press(key: LaneItemKey | null): void {
    if (key !== null && key !== this.focusedKey && listedItem(this.shown, key)) this.focusWish = key;
    this.#props().onselect?.(key);
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
