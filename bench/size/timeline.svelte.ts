import { flushSync, mount } from 'svelte';
import '../../src/views/theme/tokens.css';
import '../../src/views/timeline/timeline.css';
import { languageOf } from '../../src/i18n/catalogue';
import { Viewport } from '../../src/layout/viewport';
import { timelineLabels } from '../../src/views/chrome/timeline-labels';
import PaintedLanes from '../../src/views/timeline/PaintedLanes.svelte';
import Timeline from '../../src/views/timeline/Timeline.svelte';
import type { Draw } from './drawing';

/** Pollscope's own timeline: index, layout and mount; panned by the wheel, as a reader does. */
export const draw: Draw = (target, { lane, windowMs, widthPx, heightPx }) => {
  let viewport = $state.raw(new Viewport(0, windowMs));
  mount(Timeline, {
    target,
    props: {
      idPrefix: 'bench',
      labels: timelineLabels(languageOf('en')),
      lanes: [lane],
      playheadMs: windowMs / 2,
      widthPx,
      heightPx,
      PaintedLanes,
      get viewport() {
        return viewport;
      },
      onviewport: (next: Viewport) => (viewport = next),
    },
  });
  flushSync();
  const picture = target.firstElementChild;
  return {
    pan: (px) => {
      picture?.dispatchEvent(new WheelEvent('wheel', { deltaX: px, bubbles: true, cancelable: true }));
      flushSync();
    },
  };
};
