import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../src/i18n/catalogue';
import { withLaneCopied, withLaneHoldLimit } from '../../../src/scenario/lane-settings';
import { laneName } from '../../../src/shells/explore/lane-text';
import { parsed } from '../../support/scenarios';
import { lanesOf } from '../../../src/shells/explore/run';

const namesOf = (scenario: ReturnType<typeof parsed>, locale: 'en' | 'zh-CN' = 'en') =>
  scenario.techniques.map((lane) => laneName(lane, scenario, languageOf(locale)).replaceAll('\u00a0', ' '));

const one = parsed({
  version: 1,
  techniques: [{ id: 'long-polling' }],
  server: { holdLimitMs: 50_000 },
  messages: { kind: 'at', timesMs: [] },
});

describe('laneName(lane, scenario, language)', () => {
  it('tells lanes of one technique apart by the parameter that differs, in both languages', () => {
    const two = parsed({
      version: 1,
      techniques: [{ id: 'long-polling' }, { id: 'long-polling', key: 'b', params: { pauseMs: 500 } }],
    });
    expect(namesOf(two)).toEqual(['Long polling, pause 0 ms', 'Long polling, pause 500 ms']);
    expect(namesOf(two, 'zh-CN')[1]).toMatch(/^长轮询，.* 500 ms$/);
  });

  it('by a number where nothing differs', () => {
    expect(namesOf(parsed(withLaneCopied(one, 'long-polling')))).toEqual(['Long polling 1', 'Long polling 2']);
  });

  it('by the hold limit that is set for one of them alone, and the run goes by it', () => {
    const two = parsed(withLaneHoldLimit(withLaneCopied(one, 'long-polling'), 'long-polling-2', 5000));
    expect(namesOf(two)).toEqual(['Long polling, hold limit 50 s', 'Long polling, hold limit 5 s']);
    const ended = lanesOf(two).map(({ spans }) => spans.exchanges.filter(({ outcome }) => outcome === 'empty').length);
    expect(ended).toEqual([0, 5]);
    expect(withLaneHoldLimit(two, 'long-polling-2', 50_000).interventions).toEqual([]);
  });

  it('by a number and what differs, where two of three are alike', () => {
    const two = parsed(withLaneHoldLimit(withLaneCopied(one, 'long-polling'), 'long-polling-2', 5000));
    expect(namesOf(parsed(withLaneCopied(two, 'long-polling-2')))).toEqual([
      'Long polling 1, hold limit 50 s',
      'Long polling 2, hold limit 5 s',
      'Long polling 3, hold limit 5 s',
    ]);
  });

  it('a copy has what is set for its lane alone', () => {
    const two = parsed(withLaneHoldLimit(withLaneCopied(one, 'long-polling'), 'long-polling-2', 5000));
    const three = parsed(withLaneCopied(two, 'long-polling-2'));
    expect(three.interventions).toMatchObject([{ lane: 'long-polling-2' }, { lane: 'long-polling-3' }]);
  });
});
