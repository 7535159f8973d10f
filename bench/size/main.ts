import { must } from '../../src/core/assert';
import { draw as drawD3Join } from './d3-join';
import type { Draw, Drawing, Subject } from './drawing';
import { prepareSubject } from './subject';
import { draw as drawTimeline } from './timeline.svelte';

export type Contender = 'pollscope' | 'd3-join' | 'mermaid' | 'vis-timeline';

export interface SizeQuestion {
  readonly contender: Contender;
  readonly messageCount: number;
  /** How many of them the first view shows, about; a baseline that cannot choose shows as many as it likes. */
  readonly inViewCount: number;
}

/** What the benchmark asks the page, in this order. */
export interface SizeBench {
  /** Simulates the run and loads the contender's code: what no contender is timed for. */
  prepare(question: SizeQuestion): Promise<void>;
  /** From the finished trace to the painted frame, in ms. */
  firstPaintMs(): Promise<number>;
  /** What each frame costs while the reader pans there and back; fewer than `count` where they take longer than `limitMs`. */
  panFramesMs(count: number, limitMs: number): Promise<number[]>;
}

declare global {
  var sizeBench: SizeBench;
}

const PAN_PX = 60;

/** Each with all of its code, since loading it is not what is compared. */
const contenders: Readonly<Record<Contender, () => Draw | Promise<Draw>>> = {
  pollscope: () => drawTimeline,
  'd3-join': () => drawD3Join,
  mermaid: async () => (await import('../baselines/mermaid.js')).loadMermaid(),
  'vis-timeline': async () => (await import('../baselines/vis-timeline.js')).loadVisTimeline(),
};

const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
const target = must(document.getElementById('picture'), 'index.html has no #picture');
let prepared: { readonly subject: Subject; readonly draw: Draw } | null = null;
let drawing: Drawing | null = null;

globalThis.sizeBench = {
  async prepare({ contender, messageCount, inViewCount }) {
    prepared = { subject: prepareSubject(messageCount, inViewCount), draw: await contenders[contender]() };
    globalThis.gc?.(); // there by a switch of Chromium's
  },

  async firstPaintMs() {
    const { subject, draw } = must(prepared, 'nothing was prepared');
    await nextFrame();
    const startMs = performance.now();
    drawing = await draw(target, subject);
    await nextFrame();
    await nextFrame(); // it begins when the first one is done, raster included
    return performance.now() - startMs;
  },

  async panFramesMs(count, limitMs) {
    const { pan } = must(drawing, 'nothing was drawn');
    const framesMs: number[] = [];
    const startMs = performance.now();
    await nextFrame();
    let beforeMs = performance.now();
    for (let index = 0; index < count && beforeMs - startMs < limitMs; index++) {
      pan(index < count / 2 ? PAN_PX : -PAN_PX);
      await nextFrame();
      const nowMs = performance.now();
      framesMs.push(nowMs - beforeMs);
      beforeMs = nowMs;
    }
    return framesMs;
  },
};
