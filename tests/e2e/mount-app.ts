import { flushSync, mount, unmount } from 'svelte';
import { afterEach } from 'vitest';
import '../../src/views/theme/tokens.css';
import '../../src/views/timeline/timeline.css';
import '../../src/views/chrome/page.css';
import '../../src/views/chrome/layout.css';
import '../../src/views/controls/controls.css';
import App from '../../src/shells/explore/App.svelte';
import type { StepKind } from '../../src/views/transport/step-moments';
import type { CloseUp } from '../../src/shells/explore/close-ups';
import type { Page } from '../../src/shells/explore/connect-page.svelte';
import { ExploreState } from '../../src/shells/explore/explore-state.svelte';
import { parts } from '../../src/shells/explore/later.svelte';
import { usualStart, type Start } from '../../src/shells/explore/start';

/** As in a page that has been open for a moment; `before-the-rest.browser.test.ts` is about what is there before. */
await parts.load();

export interface MountedApp {
  readonly explore: ExploreState;
  readonly root: HTMLElement;
  /** What a skip link would have given the focus to. */
  readonly skips: readonly (HTMLElement | SVGElement)[];
  /** Code that would have been put on the clipboard. */
  readonly copies: readonly string[];
  /** What was shown below the picture, each time that it changed. */
  readonly kept: readonly (readonly CloseUp[])[];
  readonly keptStepKinds: readonly StepKind[];
  /** How often the address bar would have been written. */
  readonly writes: { readonly isNewPlace: boolean; readonly scenario: ExploreState['scenario'] }[];
}

let mounted: Record<string, unknown> | null = null;

afterEach(async () => {
  if (mounted !== null) await unmount(mounted);
  mounted = null;
  document.body.replaceChildren();
});

/** The whole app, as the page mounts it: drawn when this returns. The browser around it only takes notes. */
export function mountApp(start: Start = usualStart('en')): MountedApp {
  const explore = new ExploreState(start);
  const copies: string[] = [];
  const skips: (HTMLElement | SVGElement)[] = [];
  const keptStepKinds: StepKind[] = [];
  const kept: (readonly CloseUp[])[] = [];
  const writes: { isNewPlace: boolean; scenario: ExploreState['scenario'] }[] = [];
  const page: Page = {
    base: null,
    writeLink: ({ scenario }, isNewPlace) => writes.push({ isNewPlace, scenario }),
    copyLink: () => undefined,
    skipTo: (_, element) => skips.push(element),
    copyCode: (_, code) => copies.push(code),
    keepPageKeys: () => undefined,
    keepCloseUps: (closeUps) => kept.push(closeUps),
    keepTheme: () => undefined,
    keepStepKind: (stepKind) => keptStepKinds.push(stepKind),
    setDocument: (lang, theme) => {
      document.documentElement.lang = lang;
      document.documentElement.dataset['theme'] = theme;
    },
  };
  const target = document.createElement('div');
  target.className = 'app';
  document.body.replaceChildren(target);
  mounted = mount(App, { target, props: { explore, page } });
  flushSync();
  return { explore, root: target, writes, copies, skips, kept, keptStepKinds };
}

/** A drag of a slider: one `input` for each position, one `change` at its end. */
export function dragSlider(slider: HTMLInputElement, positions: readonly number[]): void {
  for (const position of positions) {
    slider.value = String(position);
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    flushSync();
  }
  slider.dispatchEvent(new Event('change', { bubbles: true }));
  flushSync();
}

/** What the diagram draws, as text: enough to see that it changed. */
export function pictureOf(root: HTMLElement): string {
  return root.querySelector('svg.tl')?.innerHTML ?? '';
}
