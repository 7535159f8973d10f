import { flushSync, mount, unmount } from 'svelte';
import { must } from '../../core/assert';
import tokensCss from '../theme/tokens.css?raw';
import { standaloneCss } from './standalone-css';
import { standaloneSvg } from './standalone-svg';
import { timelineSvgProps, type TimelineSvgOptions } from './svg-props';
import timelineCss from './timeline.css?raw';
import Timeline from './Timeline.svelte';

/** What `renderTimelineSvg` gives where there is no page: the same file, byte for byte, drawn by the page out of sight. */
export function drawTimelineSvg(options: TimelineSvgOptions): string {
  const target = document.createElement('div');
  const drawn = mount(Timeline, { target, props: timelineSvgProps(options) });
  flushSync();
  const body = new XMLSerializer().serializeToString(must(target.firstElementChild, 'a timeline is an svg'));
  void unmount(drawn);
  return standaloneSvg(body, options.labels, standaloneCss(timelineCss, tokensCss, options.theme ?? 'auto'));
}
