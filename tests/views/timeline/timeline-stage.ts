import { render } from 'vitest-browser-svelte';
import { languageOf } from '../../../src/i18n/catalogue';
import type { LaneItemKey } from '../../../src/layout/item-keys';
import { Viewport } from '../../../src/layout/viewport';
import { must } from '../../../src/core/assert';
import { timelineLabels } from '../../../src/views/chrome/timeline-labels';
import * as grabbing from '../../../src/views/timeline/grabbing';
import PaintedLanes from '../../../src/views/timeline/PaintedLanes.svelte';
import TiedMarks from '../../../src/views/timeline/TiedMarks.svelte';
import type { TimelineProps } from '../../../src/views/timeline/props';
import { longPollSpans } from '../../layout/hand-made-spans';
import TimelineHost from './TimelineHost.svelte';

export interface Stage {
  readonly svg: SVGSVGElement;
  readonly state: {
    viewport: Viewport;
    playheadMs: number | null;
    selectedKey: LaneItemKey | null;
    hoveredKey: LaneItemKey | null;
  };
  /** The mark with this key, as assistive technology finds it. */
  readonly mark: (key: LaneItemKey) => SVGGElement;
}

const lane = (key: string, title: string) => ({
  key,
  title,
  note: 'held until news',
  spans: longPollSpans(),
  untilMs: 6000,
  clients: 1,
});

/** Two lanes with the same long poll, 5 s in view of 6, in a picture of 800 × 600 px at the page's corner. */
export async function showTimeline(parts: Partial<TimelineProps> = {}): Promise<Stage> {
  const state: { current: Stage['state'] | null } = { current: null };
  const start: TimelineProps = {
    idPrefix: 'test',
    labels: timelineLabels(languageOf('en')),
    lanes: [lane('one', 'Long polling'), lane('two', 'The same again')],
    widthPx: 800,
    heightPx: 600,
    viewport: new Viewport(0, 5000),
    playheadMs: 2050,
    grabbing,
    PaintedLanes,
    TiedMarks,
    ...parts,
  };
  const { container } = await render(TimelineHost, { start, onstate: (now) => (state.current = now) });
  container.style.cssText = 'position: absolute; inset: 0; margin: 0;';
  const svg = must(container.querySelector('svg'), 'no svg');
  return {
    svg,
    get state() {
      return must(state.current, 'nothing was rendered');
    },
    mark: (key) => must(svg.querySelector<SVGGElement>(`[data-key="${key}"]`), `no mark ${key}`),
  };
}

/** The middle of what is drawn of a mark, on the page. */
export function middleOf(element: Element): { readonly x: number; readonly y: number } {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}
