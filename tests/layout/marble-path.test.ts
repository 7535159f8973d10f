import { describe, expect, it } from 'vitest';
import { must } from '../../src/core/assert';
import { causalTies } from '../../src/layout/causal-ties';
import { marblePaths } from '../../src/layout/marble-path';
import { layoutSequence } from '../../src/layout/sequence-layout';
import { Viewport } from '../../src/layout/viewport';
import { words } from './lane-scenes';
import { runLanes } from './preset-lanes';

const texts = { title: 'Ajax polling', note: '', client: '', browser: 'browser', server: 'server' };

/** Polls every 2 s that bring all there is: the messages of a cycle come in one answer. */
function pathsTo(messageId: number, timesMs: readonly number[]) {
  const [lane] = runLanes({
    version: 1,
    durationMs: 4000,
    techniques: [{ id: 'ajax-polling', params: { answers: 'at-once', pollIntervalMs: 2000 } }],
    messages: { kind: 'at', timesMs },
  });
  const { key, index } = must(lane, 'a lane');
  const geometry = layoutSequence({
    lanes: [{ key, index, texts }],
    viewport: new Viewport(0, 4000),
    widthPx: 400,
    heightPx: 600,
    textPx: 11.5,
    words,
  });
  return marblePaths(must(geometry.lanes[0], 'its geometry'), causalTies(index, `message/${messageId}`));
}

describe('marblePaths(lane, tied)', () => {
  it('leads from the disc along the arrow to the ring', () => {
    const [only, ...more] = pathsTo(1, [500]);
    expect(more).toEqual([]);
    expect(only?.path.match(/[ML]/g)).toHaveLength(6);
  });

  it('tells the ways of messages apart that share an arrow', () => {
    const paths = pathsTo(1, [500, 1000, 1500]);
    expect(paths).toHaveLength(3);
    expect(new Set(paths.map(({ key }) => key)).size).toBe(3);
  });
});
