/**
 * What the timeline takes and what it says back. Everything is handed in (data, words, window, playhead) and every
 * act of the reader is handed out; the component keeps no state but the focus. Render it on the server or in a page.
 *
 * ```svelte
 * <Timeline idPrefix="explore" {labels} {lanes} {viewport} {playheadMs} widthPx={800} heightPx={700}
 *   onviewport={(next) => (viewport = next)} onseek={(atMs) => (playheadMs = atMs)} />
 * ```
 * Import `views/theme/tokens.css` and `views/timeline/timeline.css` once in the page (or adopt both in a shadow root).
 */
import type { DiagramWords } from '../../layout/diagram-words';
import type { ItemFacts } from '../../layout/item-facts';
import type { ItemKey, LaneItemKey } from '../../layout/item-keys';
import type { Viewport } from '../../layout/viewport';
import type * as Grabbing from './grabbing';
import type { MenuAsked } from './menu-gestures';
import type FoldMarks from './FoldMarks.svelte';
import type PaintedLanes from './PaintedLanes.svelte';
import type TiedMarks from './TiedMarks.svelte';
import type { Spans, TransitSpan } from '../../trace/spans';
import type { PageId } from '../../trace/page-id';

export interface TimelineLane {
  /** The scenario's key of the lane; it begins every item's key. */
  readonly key: string;
  readonly title: string;
  /** One short line under the title, such as `every 2 s`. May be empty. */
  readonly note: string;
  /** `buildSpans(trace)`. Hand in the same object as long as the run is the same: the lane's index is kept by it. */
  readonly spans: Spans;
  /** Of the run without its faults, with the same parameters: what was before a fault then stays where it was, to the pixel. */
  readonly roomSpans?: Spans;
  /** How far the run has been advanced. */
  readonly untilMs: number;
  /** From when on the run is kept; default 0, all of it. */
  readonly keptFromMs?: number;
  /** A proxy stands beside the server: it has a lifeline. Default false. */
  readonly hasProxy?: boolean;
  /** How many clients the run has, how many tabs each (default 1), and which page is drawn in full (default the first). */
  readonly clients: number;
  readonly tabs?: number;
  readonly page?: PageId;
}

/** All words that the timeline shows or says. Both languages come from outside. */
export interface TimelineLabels {
  /** BCP 47; set on the svg, since the choice of Han glyphs depends on it. */
  readonly lang: string;
  /** The svg's name and description for assistive technology. */
  readonly title: string;
  readonly description: string;
  /** Above the lifelines; the short forms are for narrow lanes. */
  readonly browser: string;
  readonly server: string;
  readonly proxy: string;
  readonly words: DiagramWords;
  /** `Long polling, 7 messages in view`. */
  readonly lane: (title: string, itemCount: number) => string;
  /** `client 1 of 20, tab 2 of 7`, each only where there are several; empty for the only page. */
  readonly pageOf: (page: PageId, clients: number, tabs: number) => string;
  /** The sentence that is said of a mark, such as `12. Browser to server, GET, sent 3.0 s, arrives 3.08 s`. */
  readonly item: (facts: ItemFacts) => string;
  /** The slider's name and the playhead's moment in words, `1.240 seconds`. */
  readonly playhead: string;
  readonly playheadValue: (atMs: number) => string;
  /** In place of arrows, where too many are in view: `12,000 messages on the wire in view: zoom in to see each`. */
  readonly density: (transitCount: number) => string;
}

export interface LitMarks {
  readonly laneKey: string;
  readonly keys: ReadonlySet<ItemKey>;
}

/** The ways of another run, drawn as a ghost: where arrows would be without a fault. */
export interface Ghost {
  readonly laneKey: string;
  readonly transits: readonly TransitSpan[];
}

/** Something that the reader can take hold of and move along time, with its words. */
export interface TimelineHandle {
  readonly laneKey: string;
  /** It stays the same while the handle is held, whatever becomes of the mark's key. */
  readonly id: string;
  readonly markKey: ItemKey;
  /** Where on the mark: an arrow's tail or tip, else the mark itself (of a bar, its end). */
  readonly at: 'from' | 'to' | 'mark';
  readonly atMs: number;
  /** `One-way latency`, and its value; both also as they are said. */
  readonly name: string;
  readonly spokenName: string;
  readonly valueText: string;
  readonly spokenText: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** It can be dragged out sideways, and so be taken away. */
  readonly mayGo: boolean;
  /** It is out now: let go, it is gone. In words, beside the pointer. */
  readonly goneText: string | null;
}

/** What the reader does with a handle. */
export type GrabAct =
  | { readonly do: 'take'; readonly handle: TimelineHandle }
  /** To a moment; `msPerPx` says how exactly that is meant. `isOut`: it was dragged out sideways. */
  | { readonly do: 'move'; readonly atMs: number; readonly msPerPx: number; readonly isOut: boolean }
  /** By one step of its value, by key; 1 is later. */
  | { readonly do: 'step'; readonly direction: 1 | -1; readonly isCoarse: boolean }
  | { readonly do: 'keep' }
  | { readonly do: 'put-back' };

export interface TimelineProps {
  /** Unique in the page (or shadow root): ids of clip paths and labels begin with it. */
  readonly idPrefix: string;
  readonly labels: TimelineLabels;
  readonly lanes: readonly TimelineLane[];
  /** Keys of the lanes to draw, in the order of `lanes`. Default: all, or the first one alone below 520 px. */
  readonly visibleLanes?: readonly string[];
  readonly widthPx: number;
  readonly heightPx: number;
  /** The window in time. Its limits are 0 and the latest `untilMs` of the lanes. */
  readonly viewport: Viewport;
  /** Null: no playhead, all in full ink (a print, an exported picture). */
  readonly playheadMs: number | null;
  /** The pinned mark, and the one that is pointed at from elsewhere (a log line, a table row). */
  readonly selectedKey?: LaneItemKey | null;
  readonly hoveredKey?: LaneItemKey | null;
  /** Marks that keep their ink while none is pointed at here: those of a transition or a line of code that is looked at elsewhere. */
  readonly litMarks?: LitMarks | null;
  /** Quiet, dotted, told elsewhere: they are not for assistive technology. */
  readonly ghosts?: readonly Ghost[];
  /** They are always there, not only while something is pointed at: below the marks and their words, and faint after the playhead. */
  readonly hasStandingGhosts?: boolean;
  /** Size of the diagram's text, default 11.5; heads, marbles and gutters grow with it. Use about 18 for a projector. */
  readonly textSizePx?: number;
  /**
   * `full` (default): the wheel zooms about the pointer, one finger pans in time. `page-scrolls`: they scroll the page,
   * as an embed should; ctrl+wheel and pinch still zoom. `none`: a still picture.
   */
  readonly gestures?: 'full' | 'page-scrolls' | 'none';
  /** `reduce` draws no moving dots. The reader's own setting is respected in any case. */
  readonly motion?: 'full' | 'reduce';

  /** Draws and moves what can be taken hold of, `import * as grabbing from './grabbing'`; without it nothing can be, and a page may load it later. */
  readonly grabbing?: typeof Grabbing | null;
  /** Paints lanes that have too many marks for elements, `PaintedLanes.svelte`; without it they have elements all the same, and a page may load it later. */
  readonly PaintedLanes?: typeof PaintedLanes | null;
  /** Draws what is tied to the mark that is pointed at in full ink while the rest fades, `TiedMarks.svelte`; a page may load it later. */
  readonly TiedMarks?: typeof TiedMarks | null;
  /** Draws the breaks where idle time is folded, `FoldMarks.svelte`; a page may load it later, with what folds. */
  readonly FoldMarks?: typeof FoldMarks | null;

  /** What can be taken hold of at a mark; asked for the one that is pointed at or has the focus. */
  readonly handlesOf?: (key: LaneItemKey) => readonly TimelineHandle[];
  /** The handle that is held now. */
  readonly held?: TimelineHandle | null;

  readonly ongrab?: (act: GrabAct) => void;
  /** A double click on a lane's server, where messages stand. */
  readonly onaddmessage?: (laneKey: string, atMs: number) => void;
  /** Delete or Backspace on a mark. True: it is gone, and the focus goes on to the next. */
  readonly ondelete?: (key: LaneItemKey) => boolean;
  readonly onviewport?: (viewport: Viewport) => void;
  readonly onseek?: (atMs: number) => void;
  /** The mark under the pointer or with the focus; null when there is none. */
  readonly onhover?: (key: LaneItemKey | null) => void;
  /** Click or Enter on a mark; null: empty ground or Escape. */
  readonly onselect?: (key: LaneItemKey | null) => void;
  /** What can be done to a mark, or to the ground of one side, is asked for; without it the browser's own menu opens. */
  readonly onmenu?: (asked: MenuAsked) => void;
  /** A sideways swipe where one lane is shown at a time: 1 is the next lane, −1 the one before. */
  readonly onswipe?: (step: 1 | -1) => void;
}

export interface OverviewStripProps {
  readonly idPrefix: string;
  /** The strip's name for assistive technology, and the window in words: `from 2.0 s to 9.5 s`. */
  readonly label: string;
  readonly windowText: (fromMs: number, toMs: number) => string;
  readonly lanes: readonly TimelineLane[];
  /** When something was done to the run, each moment once: wedges at the upper edge. */
  readonly faultsAtMs: readonly number[];
  readonly widthPx: number;
  readonly heightPx: number;
  readonly viewport: Viewport;
  readonly playheadMs: number | null;
  readonly onviewport?: (viewport: Viewport) => void;
}

export type LegendMark =
  | 'request'
  | 'answer'
  | 'empty'
  | 'failed-answer'
  | 'push'
  | 'stream'
  | 'held'
  | 'worked'
  | 'look'
  | 'orphan'
  | 'queued'
  | 'backlogged'
  | 'proxy-kept'
  | 'proxy-gave-up'
  | 'failure'
  | 'published'
  | 'delivered'
  | 'lost'
  | 'resent'
  | 'stop'
  | 'lull'
  | 'connection'
  | 'quiet'
  | 'loading'
  | 'density';

export interface LegendEntry {
  readonly mark: LegendMark;
  readonly text: string;
}

export interface LegendProps {
  readonly label: string;
  readonly entries: readonly LegendEntry[];
}
