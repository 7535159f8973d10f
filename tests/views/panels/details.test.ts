import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../src/i18n/catalogue';
import { LOCALES } from '../../../src/i18n/locale';
import { laneItemKey, type ItemKey } from '../../../src/layout/item-keys';
import { indexCauses } from '../../../src/views/panels/causes';
import { detailOf, itemName } from '../../../src/views/panels/details';
import { oneLane } from '../../support/scenarios';
import { runLane } from '../../support/runs';

const lane = runLane(
  oneLane(
    'long-polling',
    {},
    { network: { oneWayLatencyMs: 300 }, messages: { kind: 'at', timesMs: [1250, 3900] }, durationMs: 8000 },
  ),
);
const key = (itemKey: ItemKey) => laneItemKey('long-polling', itemKey);
const factsOf = (itemKey: ItemKey) =>
  Object.fromEntries(
    (detailOf(key(itemKey), lane, languageOf('en'))?.facts ?? []).map(({ term, text }) => [
      term,
      text.replaceAll('\u00a0', ' '),
    ]),
  );

describe('detailOf(key, spans, language)', () => {
  it('tells of an arrow: when, how long, what it carries and on what', () => {
    expect(factsOf('transit/1')).toMatchObject({
      Direction: 'server → browser',
      Sent: '1.250 s',
      Arrived: '1.550 s',
      Took: '0.30 s',
      Status: '200',
      Carries: 'Message 1',
      On: 'Connection 0',
    });
  });

  it('tells of a request: how it ended and how long the server had it', () => {
    expect(factsOf('exchange/0')).toMatchObject({
      Outcome: 'answered',
      'At the server': '0.95 s',
      On: 'Connection 0, reused',
      Server: 'holds until news',
    });
  });

  it('tells of a message, and of the connection', () => {
    expect(factsOf('message/1')).toMatchObject({
      Published: '1.250 s',
      Delivered: '1.550 s',
      'Age on arrival': '0.30 s',
    });
    expect(factsOf('connection/0')).toMatchObject({ Opened: 'by the page load', Closed: 'still open' });
  });

  it.each(LOCALES)('tells something of every mark of the run (%s)', (locale) => {
    for (const { id } of lane.transits)
      expect(detailOf(key(`transit/${id}`), lane, languageOf(locale))?.facts.length).toBeGreaterThan(2);
    for (const { id } of lane.exchanges)
      expect(detailOf(key(`exchange/${id}`), lane, languageOf(locale))?.facts.length).toBeGreaterThan(2);
  });

  it('is null for a mark that the run does not have', () => {
    expect(detailOf(key('transit/9999'), lane, languageOf('en'))).toBeNull();
    expect(detailOf(key('outage/0'), lane, languageOf('en'))).toBeNull();
  });
});

describe('indexCauses(trace, spans)', () => {
  const causes = indexCauses(lane.trace, lane);

  it('a message makes the answer, the answer its delivery and the next request', () => {
    expect(causes.causeOf(key('transit/1'))).toBe(key('message/1'));
    expect(causes.effectsOf(key('transit/1'))).toEqual([key('message/1/client/0'), key('transit/2')]);
  });

  it('cause and effect are each other’s inverse, and never circular', () => {
    for (const { id } of lane.transits) {
      const own = key(`transit/${id}`);
      for (const effect of causes.effectsOf(own)) expect(causes.causeOf(effect)).toBe(own);
      const cause = causes.causeOf(own);
      if (cause !== null) expect(causes.effectsOf(cause)).toContain(own);
      expect(cause).not.toBe(own);
    }
  });

  it('a message that is lost is lost for the close that came before, not for itself', () => {
    const socket = runLane(
      oneLane(
        'websocket',
        {},
        { messages: { kind: 'at', timesMs: [5000] }, interventions: [{ atMs: 4500, do: 'close-streams' }] },
      ),
    );
    const cause = indexCauses(socket.trace, socket).causeOf('websocket/message/1/client/0');
    const close = socket.transits.find(({ content }) => content === 'close-frame');
    expect(cause).toBe(`websocket/transit/${close?.id ?? ''}`);
  });

  it('itemName(key, spans, language) tells a message from its delivery', () => {
    const names = (['message/1', 'message/1/client/0', 'exchange/2'] as const).map((itemKey) =>
      itemName(key(itemKey), lane, languageOf('en')),
    );
    expect(names).toEqual(['Message 1', 'Message 1 delivered', 'Request 2']);
  });
});
