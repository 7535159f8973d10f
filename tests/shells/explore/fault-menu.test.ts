import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../src/i18n/catalogue';
import type { LaneItemKey } from '../../../src/layout/item-keys';
import type { Scenario } from '../../../src/scenario/schema';
import { faultLines } from '../../../src/shells/explore/fault-lines';
import { faultMenu } from '../../../src/shells/explore/fault-menu';
import { lanesOf } from '../../../src/shells/explore/run';
import { parsed } from '../../support/scenarios';

const PLAYHEAD_MS = 3500;
const withActs = (interventions: readonly unknown[], rest: object = {}) =>
  parsed({
    version: 1,
    durationMs: 12_000,
    techniques: [{ id: 'long-polling' }, { id: 'websocket' }],
    messages: { kind: 'at', timesMs: [2000, 5000, 8000] },
    interventions,
    ...rest,
  });
const scenario = withActs([]);
const en = languageOf('en');

function menuOn(key: LaneItemKey | null, of: Scenario = scenario, part: 'client' | 'network' | 'server' = 'network') {
  const laneKey = key?.split('/', 1)[0] ?? 'long-polling';
  const asked = { laneKey, key, part, atMs: key === null ? 4000 : null, xPx: 0, yPx: 0 };
  return faultMenu(asked, { scenario: of, lanes: lanesOf(of), endMs: of.durationMs, language: en }, PLAYHEAD_MS);
}
const ids = (menu: ReturnType<typeof menuOn>) =>
  menu.model.sections.flatMap(({ rows }) => rows.flatMap(({ items }) => items.map(({ id }) => id)));
const transitOf = (laneKey: string, content: string, place = 0, of: Scenario = scenario): LaneItemKey => {
  const spans = lanesOf(of).find(({ lane }) => lane.key === laneKey)!.spans;
  return `${laneKey}/transit/${spans.transits.filter((each) => each.content === content)[place]!.id}`;
};

describe('faultMenu(asked, ground, playheadMs)', () => {
  it('offers a request what can become of its answer, and what of its connection', () => {
    const menu = menuOn(transitOf('long-polling', 'request', 1));
    expect(menu.model.sections.map(({ title }) => title.replaceAll('\u00a0', ' '))).toEqual([
      'Request 1',
      expect.stringMatching(/^Connection 0, at 2\.\d+ s$/),
    ]);
    expect(ids(menu).filter((id) => id.startsWith('request/'))).toEqual([
      'request/drop-response',
      'request/delay-response/200',
      'request/delay-response/1000',
      'request/delay-response/5000',
      'request/duplicate-response',
      'request/fail-response',
      'request/reset-connection',
      'request/never-answer',
    ]);
  });

  it('offers a pushed frame only what its connection can meet', () => {
    expect(ids(menuOn(transitOf('websocket', 'frame')))).toEqual([
      'connection/cut-connection',
      ...[1000, 5000, 20_000].map((ms) => `connection/stall-connection/${ms}`),
    ]);
  });

  it('offers an opening stream to send its next message twice', () => {
    expect(ids(menuOn(transitOf('websocket', 'request')))).toContain('request/duplicate-news');
  });

  it.each([
    ['client', ['hide-tab', 'sleep']],
    ['network', ['outage']],
    ['server', ['server-restart', 'server-forget', 'server-slow', 'server-stall', 'close-streams', 'add']],
  ] as const)('offers the ground of the %s what can happen there, from the moment on', (part, names) => {
    const menu = menuOn(null, scenario, part);
    expect([...new Set(ids(menu).map((id) => id.split('/')[1]))]).toEqual(names);
    const id = ids(menu)[0]!;
    expect(menu.choose(id, null)?.scenario.interventions[0]).toMatchObject({ atMs: 4000 });
  });

  it('offers to publish one more message at the server’s moment, in all lanes; where lanes draw their own it does not', () => {
    const added = menuOn(null, scenario, 'server').choose('messages/add', null);
    expect(added?.scenario.messages).toMatchObject({ kind: 'at', timesMs: [2000, 4000, 5000, 8000] });
    expect(added?.said.replaceAll('\u00a0', ' ')).toBe('Message added at 4.000 s.');
    const article = withActs([], { techniques: [{ id: 'iframe-polling' }] });
    expect(ids(menuOn('iframe-polling/message/1', article))).not.toContain('messages/add');
  });

  it('offers a published message to be deleted, and what can become of the answer that brings it', () => {
    const menu = menuOn('long-polling/message/2');
    expect(ids(menu)).toEqual(expect.arrayContaining(['messages/add', 'messages/delete', 'request/drop-response']));
    expect(menu.choose('messages/delete', null)?.scenario.messages).toMatchObject({ timesMs: [2000, 8000] });
  });

  it('every choice of every mark makes a scenario that is accepted and that does something', () => {
    for (const { lane, spans } of lanesOf(scenario)) {
      const keys: LaneItemKey[] = [
        ...spans.transits.slice(0, 8).map(({ id }) => `${lane.key}/transit/${id}` as const),
        ...spans.connections.map(({ id }) => `${lane.key}/connection/${id}` as const),
        ...spans.exchanges.slice(0, 2).map(({ id }) => `${lane.key}/exchange/${id}/attempt/1` as const),
        `${lane.key}/message/1`,
        `${lane.key}/message/1/client/0`,
      ];
      for (const key of keys) {
        const menu = menuOn(key);
        expect(ids(menu), key).not.toEqual([]);
        for (const id of ids(menu)) {
          const made = parsed(menu.choose(id, null)?.scenario);
          const [line] = faultLines(made, lanesOf(made), en);
          expect(line?.atMs, `${key} ${id}`).not.toBeNull();
        }
      }
    }
  });

  it('takes back what was done by hand, and does not offer again what holds', () => {
    const done = withActs([{ on: 'long-polling/request/1', do: 'fail-response' }]);
    const menu = menuOn(transitOf('long-polling', 'request', 1, done), done);
    expect(ids(menu)[0]).toBe('request/as-planned');
    expect(ids(menu)).not.toContain('request/fail-response');
    expect(menu.choose('request/as-planned', null)?.scenario.interventions).toEqual([]);
    expect(menu.choose('request/never-answer', null)?.scenario.interventions).toMatchObject([{ do: 'never-answer' }]);
  });

  it('a reset is of the attempt that is pointed at: the browser may try again', () => {
    const { scenario: made } = menuOn(transitOf('long-polling', 'request', 1)).choose(
      'request/reset-connection',
      null,
    )!;
    expect(made.interventions).toMatchObject([{ on: 'long-polling/request/1/attempt/1' }]);
    expect(lanesOf(made)[0]!.spans.exchanges[1]!.attempts).toHaveLength(2);
  });

  it('takes a typed number, and an id that is not in the menu for nothing', () => {
    const menu = menuOn(null, scenario, 'server');
    expect(menu.choose('server/server-stall', 1234)?.scenario.interventions).toMatchObject([{ forMs: 1234 }]);
    expect(menu.choose('request/drop-response', null)).toBeNull();
  });
});

describe('faultLines(scenario, lanes, language)', () => {
  it.each([
    [{ on: 'long-polling/request/99', do: 'never-answer' }, 'no-request'],
    [{ on: 'long-polling/request/0/attempt/9', do: 'never-answer' }, 'no-attempt'],
    [{ on: 'long-polling/connection/9', atMs: 10, do: 'cut-connection' }, 'no-connection'],
    [{ atMs: 13_000, do: 'outage', forMs: 10 }, 'after-end'],
    [{ atMs: 10, do: 'outage', forMs: 10, isEnabled: false }, 'off'],
    [{ on: 'long-polling/request/0', do: 'never-answer' }, null],
  ])('%j does nothing here because of %s', (act, idle) => {
    const of = withActs([act]);
    expect(faultLines(of, lanesOf(of), en)[0]).toMatchObject({ idle });
  });

  it('a request that never reaches the server cannot be met there', () => {
    const of = withActs([
      { atMs: 0, do: 'outage', forMs: 12_000 },
      { on: 'long-polling/request/0', do: 'never-answer' },
    ]);
    expect(faultLines(of, lanesOf(of), en)[1]).toMatchObject({ idle: 'not-arrived' });
  });

  it('has the numbers of an act, with their ranges and units', () => {
    const of = withActs([{ atMs: 10, do: 'server-slow', forMs: 500, byMs: 30 }]);
    const [line] = faultLines(of, lanesOf(of), en);
    expect(line?.fields.map(({ name, value, unit }) => [name, value, unit])).toEqual([
      ['atMs', 10, 'ms'],
      ['forMs', 500, 'ms'],
      ['byMs', 30, 'ms'],
    ]);
  });
});
