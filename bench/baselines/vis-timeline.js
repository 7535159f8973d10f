import { DataSet, Timeline } from 'vis-timeline/standalone';
import 'vis-timeline/styles/vis-timeline-graph2d.min.css';

/**
 * The messages as bars of two groups, along a horizontal time: vis-timeline has no arrows between lifelines.
 * @returns {Promise<import('../size/drawing').Draw>}
 */
export async function loadVisTimeline() {
  return (target, { messages, windowMs, widthPx, heightPx }) => {
    const items = new DataSet(
      messages.map(({ fromMs, toMs, isUp, text }, id) => ({
        id,
        start: fromMs,
        end: toMs,
        group: isUp ? 'up' : 'down',
        content: text,
      })),
    );
    const groups = [
      { id: 'up', content: 'browser to server' },
      { id: 'down', content: 'server to browser' },
    ];
    const timeline = new Timeline(target, items, groups, {
      start: 0,
      end: windowMs,
      stack: false,
      height: heightPx,
      showCurrentTime: false,
    });
    let fromMs = 0;
    return {
      pan: (px) => {
        fromMs += (px / widthPx) * windowMs;
        timeline.setWindow(fromMs, fromMs + windowMs, { animation: false });
      },
    };
  };
}
