import { describe, expect, it } from 'vitest';
import { formatEvent, formatTrace } from '../../src/trace/text-form';
import { heldPoll, historyOf, sent } from '../support/history';

describe('formatEvent', () => {
  it('formatEvent(event) is time, kind, fields and cause on one line', () => {
    const body = { kind: 'message-delivered', messageId: 1, client: 0, exchangeId: 2, isDuplicate: false } as const;
    expect(formatEvent({ sequence: 18, atMs: 540, cause: 17, ...body })).toBe(
      '  540.000  message-delivered  messageId=1 client=0 exchangeId=2 isDuplicate=false ⇐ 17',
    );
  });

  it('formatEvent(event) leaves out nulls and empty lists, and quotes text with spaces', () => {
    const body = { kind: 'machine-moved', client: 0, exchangeId: null, attempt: null, from: 'a', to: 'b' } as const;
    expect(formatEvent({ sequence: 0, atMs: 1234.5, cause: null, ...body, event: 'after retryDelay' })).toBe(
      ' 1234.500  machine-moved  client=0 from=a to=b event="after retryDelay"',
    );
  });

  it('formatEvent(event) tells of an act what it was done to, and of a copy what it repeats', () => {
    const act = { kind: 'intervention-applied', index: 3, act: 'cut-connection', exchangeId: null } as const;
    expect(formatEvent({ sequence: 0, atMs: 5000, cause: null, ...act, connectionId: 2 })).toBe(
      ' 5000.000  intervention-applied  connectionId=2 index=3 act=cut-connection',
    );
    const copy = sent({
      transitId: 5,
      connectionId: 0,
      direction: 'down',
      content: 'chunk',
      messageIds: [1],
      copyOf: 4,
    });
    expect(formatEvent({ sequence: 1, atMs: 5, cause: 0, ...copy })).toBe(
      '    5.000  transit-sent  transitId=5 connectionId=0 direction=down content=chunk copyOf=4 messageIds=1 overheadBytes=0 payloadBytes=0 ⇐ 0',
    );
    expect(formatEvent({ sequence: 2, atMs: 6, cause: null, kind: 'server-slowed', byMs: 0.5 })).toBe(
      '    6.000  server-slowed  byMs=0.5',
    );
  });

  it('formatEvent(event) of an event without fields ends with its kind', () => {
    expect(formatEvent({ sequence: 0, atMs: -600, cause: null, kind: 'outage-ended' })).toBe(' -600.000  outage-ended');
  });
});

describe('formatTrace', () => {
  it('formatTrace(trace) has line n for the event with sequence n − 1', () => {
    expect(formatTrace(historyOf(heldPoll))).toMatchInlineSnapshot(`
      "    0.000  machine-moved  client=0 to=waiting event=start
          0.000  request-asked  client=0 tab=0 exchangeId=0 requestKind=poll initiator=xhr
          0.000  connection-opening  connectionId=0 connectionKind=http client=0
          0.000  transit-sent  transitId=0 connectionId=0 direction=up content=syn overheadBytes=0 payloadBytes=0
         60.000  transit-arrived  transitId=0
         60.000  transit-sent  transitId=1 connectionId=0 direction=down content=syn-ack overheadBytes=0 payloadBytes=0
        120.000  transit-arrived  transitId=1
        120.000  connection-opened  connectionId=0 isWarm=false
        120.000  transit-sent  transitId=2 connectionId=0 direction=up content=request exchangeId=0 attempt=1 overheadBytes=100 payloadBytes=0
        180.000  transit-arrived  transitId=2
        180.000  work-started  exchangeId=0 attempt=1 handler=hold
        180.000  machine-moved  client=0 exchangeId=0 attempt=1 to=holding event=start
        500.000  message-published  messageId=1 payloadBytes=20
        500.000  transit-sent  transitId=3 connectionId=0 direction=down content=response exchangeId=0 attempt=1 status=200 messageIds=1 overheadBytes=80 payloadBytes=20
        500.000  work-ended  exchangeId=0 attempt=1 result=responded
        560.000  transit-arrived  transitId=3
        560.000  request-ended  exchangeId=0 outcome=answered status=200
        560.000  machine-moved  client=0 from=waiting to=reading event=response.arrived
        560.000  message-delivered  messageId=1 client=0 exchangeId=0 isDuplicate=false
      "
    `);
  });
});
