import { render } from 'svelte/server';
import tokensCss from '../theme/tokens.css?raw';
import { standaloneCss } from './standalone-css';
import { standaloneSvg } from './standalone-svg';
import { timelineSvgProps, type TimelineSvgOptions } from './svg-props';
import timelineCss from './timeline.css?raw';
import Timeline from './Timeline.svelte';

export type { TimelineSvgOptions } from './svg-props';

/**
 * The timeline as one svg file that needs nothing else: for the command line, README files and print. Runs in Node
 * (compiled for the server) without a DOM; the same input gives the same bytes, and so does `drawTimelineSvg` in a page.
 */
export function renderTimelineSvg(options: TimelineSvgOptions): string {
  const { body } = render(Timeline, { props: timelineSvgProps(options) });
  return standaloneSvg(body, options.labels, standaloneCss(timelineCss, tokensCss, options.theme ?? 'auto'));
}
