import { describe, expect, it } from 'vitest';
import { causalTies } from '../../src/layout/causal-ties';
import type { ItemKey } from '../../src/layout/item-keys';
import { indexLane } from '../../src/layout/lane-index';
import { attempt, connection, exchange, handMadeSpans, longPollSpans, message, transit } from './hand-made-spans';
import { FIRST_PAGE } from '../../src/trace/page-id';

const tiesOf = (spans: ReturnType<typeof handMadeSpans>, key: ItemKey) =>
  [...causalTies(indexLane(spans, FIRST_PAGE, 6000), key)].sort();

const firstPoll = [
  'connection/0',
  'exchange/0',
  'exchange/0/attempt/1',
  'exchange/0/end',
  'exchange/0/queued',
  'message/1',
  'message/1/client/0',
  'transit/0',
  'transit/1',
];

describe('causalTies(index, key)', () => {
  it.each<ItemKey>(['transit/0', 'transit/1', 'exchange/0', 'exchange/0/attempt/1', 'message/1', 'message/1/client/0'])(
    'from %s: the request, its work, its answer, the message it brought, the connection; nothing of the next request',
    (key) => {
      expect(tiesOf(longPollSpans(), key)).toEqual(firstPoll);
    },
  );
  it('a message that was lost is tied to the answer that died with it', () => {
    expect(tiesOf(longPollSpans(), 'message/2/client/0')).toEqual(
      expect.arrayContaining(['transit/3', 'transit/2', 'message/2', 'exchange/1/end']),
    );
  });
  it('a packet of the connection is tied to the connection', () => {
    expect(tiesOf(longPollSpans(), 'transit/4')).toEqual([
      'connection/0',
      'transit/0',
      'transit/1',
      'transit/2',
      'transit/3',
      'transit/4',
    ]);
  });
  it('a request on a new connection is tied to its handshake, and to its retry', () => {
    const spans = handMadeSpans({
      connections: [connection({ id: 0, openingAtMs: 0 }), connection({ id: 1, openingAtMs: 500 })],
      exchanges: [
        exchange({
          id: 0,
          askedAtMs: 0,
          attempts: [attempt({ number: 1 }), attempt({ number: 2, connectionId: 1, isNewConnection: true })],
        }),
      ],
      transits: [
        transit({ id: 0, sentAtMs: 0, arrivedAtMs: 100 }),
        transit({
          id: 1,
          sentAtMs: 500,
          arrivedAtMs: 600,
          content: 'syn',
          exchangeId: null,
          attempt: null,
          connectionId: 1,
        }),
        transit({
          id: 2,
          sentAtMs: 600,
          arrivedAtMs: 700,
          content: 'syn-ack',
          direction: 'down',
          exchangeId: null,
          attempt: null,
          connectionId: 1,
        }),
        transit({ id: 3, sentAtMs: 700, arrivedAtMs: 800, attempt: 2, connectionId: 1 }),
        transit({
          id: 4,
          sentAtMs: 900,
          arrivedAtMs: 950,
          content: 'fin',
          exchangeId: null,
          attempt: null,
          connectionId: 1,
        }),
      ],
    });
    expect(tiesOf(spans, 'transit/0').filter((key) => key.startsWith('transit'))).toEqual([
      'transit/0',
      'transit/1',
      'transit/2',
      'transit/3',
    ]);
  });
  it('on a socket each frame is tied to its own message, not to the others', () => {
    const frame = (id: number, messageId: number) =>
      transit({
        id,
        sentAtMs: 1000 * messageId,
        arrivedAtMs: 1000 * messageId + 100,
        direction: 'down',
        content: 'frame',
        messageIds: [messageId],
      });
    const spans = handMadeSpans({
      connections: [connection({ id: 0, openingAtMs: 0, kind: 'websocket' })],
      exchanges: [exchange({ id: 0, askedAtMs: 0, kind: 'handshake', attempts: [attempt()] })],
      transits: [transit({ id: 0, sentAtMs: 0, arrivedAtMs: 100 }), frame(1, 1), frame(2, 2)],
      messages: [message({ id: 1, publishedAtMs: 1000 }), message({ id: 2, publishedAtMs: 2000 })],
    });
    expect(tiesOf(spans, 'message/1')).toEqual([
      'connection/0',
      'exchange/0',
      'message/1',
      'message/1/client/0',
      'transit/1',
    ]);
    expect(tiesOf(spans, 'transit/0')).not.toContain('transit/1');
  });
  it('is empty for what is not in the run', () => {
    expect(tiesOf(longPollSpans(), 'transit/99')).toEqual([]);
    expect(tiesOf(longPollSpans(), 'message/99')).toEqual([]);
  });
});
