import { describe, expect, it } from 'vitest';
import { retryDelayMs } from '../../src/techniques/backoff';
import { longPollingMachine } from '../../src/techniques/long-polling/machine';
import type { LongPollingParams } from '../../src/techniques/long-polling/params';
import { BROWSER_RECONNECT_MS, sseMachine } from '../../src/techniques/sse/machine';
import { websocketMachine } from '../../src/techniques/websocket/machine';
import { arrived, failed, messages } from '../support/client-facts';
import { SteppedMachine } from '../support/machine-steps';

const longParams: LongPollingParams = {
  clientTimeoutMs: 40_000,
  pauseMs: 0,
  usesCursor: true,
  publishesWith: 'own-request',
  retryFirstMs: 1000,
  retryFactor: 2,
  retryMaxMs: 30_000,
  retryJitterFraction: 0,
};

describe('long-polling', () => {
  it('backs off 1, 2, 4 … s up to its most; a success starts from the beginning', () => {
    const client = new SteppedMachine(longPollingMachine, longParams);
    const delaysMs = Array.from({ length: 8 }, () => {
      const delayMs = client.send(failed('network-error')).delayOf('retryDelay');
      client.fire('retryDelay');
      return delayMs;
    });
    expect(delaysMs).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
    expect(client.send(arrived(1)).send(failed('http-error')).delayOf('retryDelay')).toBe(1000);
    expect(client.state).toBe('backingOff');
  });

  it('asks, delivers, tells its cursor, and pauses only where it is told to', () => {
    const eager = new SteppedMachine(longPollingMachine, longParams);
    expect(eager.send(arrived(9)).takeWholeWishes()).toMatchObject([
      { cursor: 0 },
      { type: 'messages.deliver' },
      { type: 'request.send', cursor: 9 },
    ]);
    const calm = new SteppedMachine(longPollingMachine, { ...longParams, pauseMs: 700, usesCursor: false });
    calm.takeWishes();
    expect(calm.send(arrived(9)).takeWishes()).toEqual(['messages.deliver']);
    expect([calm.state, calm.delayOf('pause')]).toEqual(['pausing', 700]);
    expect(calm.fire('pause').takeWholeWishes()).toMatchObject([{ type: 'request.send', cursor: null }]);
  });

  it('backs off after its own timeout too', () => {
    const client = new SteppedMachine(longPollingMachine, longParams);
    client.takeWishes();
    expect(client.fire('clientTimeout').takeWishes()).toEqual(['request.abort']);
    expect(client.send(failed('client-timeout')).state).toBe('backingOff');
  });

  it('retryDelayMs(context) spreads the pause evenly around itself, never above the most', () => {
    const delayAt = (random01: number, params: Partial<LongPollingParams> = {}, failureCount = 1) =>
      retryDelayMs({
        params: { ...longParams, retryJitterFraction: 0.5, ...params },
        failureCount,
        random01,
      });
    expect([0, 0.25, 0.5, 0.75].map((random01) => delayAt(random01))).toEqual([500, 750, 1000, 1250]);
    expect(delayAt(0.99, { retryMaxMs: 1100 })).toBe(1100);
    expect(delayAt(0, { retryJitterFraction: 1 })).toBe(0);
    expect([
      delayAt(0.5, { retryFirstMs: 0 }, 5000),
      delayAt(0.5, { retryFactor: 100 }, 5000),
      delayAt(0.5, {}, 5000),
    ]).toEqual([0, 30_000, 30_000]);
  });
});

describe('sse', () => {
  const opened = { type: 'stream.opened', name: 'stream' };
  const chunk = (...ids: readonly number[]) => ({ type: 'chunk.arrived', name: 'stream', messages: messages(...ids) });

  it('reconnects after 3 s, or what the server says, and tells what it saw last', () => {
    const client = new SteppedMachine(sseMachine, { reconnectMs: null });
    expect(client.takeWholeWishes()).toMatchObject([{ kind: 'stream', cursor: null }]);
    client.send(opened).send(chunk(1, 2)).send({ type: 'stream.ended', name: 'stream', random01: 0 });
    expect([client.state, client.delayOf('reconnectTime')]).toEqual(['waiting', BROWSER_RECONNECT_MS]);
    client.takeWishes();
    expect(client.fire('reconnectTime').takeWholeWishes()).toMatchObject([{ cursor: 2 }]);
    const told = new SteppedMachine(sseMachine, { reconnectMs: 50 }).send(opened).send(failed('network-error'));
    expect([told.state, told.delayOf('reconnectTime')]).toEqual(['waiting', 50]);
    // The server's word comes with its stream: before the first one the browser's own time counts.
    const untold = new SteppedMachine(sseMachine, { reconnectMs: 50 }).send(failed('network-error'));
    expect(untold.delayOf('reconnectTime')).toBe(BROWSER_RECONNECT_MS);
  });

  it('keeps to what the server said last, at the start of a stream and in whole milliseconds', () => {
    const ended = { type: 'stream.ended', name: 'stream', random01: 0 };
    const changedTo = (reconnectMs: number | null) => ({ type: 'params.changed', params: { reconnectMs } });
    const client = new SteppedMachine(sseMachine, { reconnectMs: 50.4 }).send(opened).send(changedTo(70)).send(ended);
    expect(client.delayOf('reconnectTime')).toBe(50);
    client.fire('reconnectTime').send(opened).send(changedTo(null)).send(ended);
    expect(client.delayOf('reconnectTime')).toBe(70);
    // A stream without the field takes nothing back.
    client.fire('reconnectTime').send(opened).send(ended);
    expect(client.delayOf('reconnectTime')).toBe(70);
  });

  it('closes for good after an answer that is not 200', () => {
    const client = new SteppedMachine(sseMachine, { reconnectMs: null }).send(failed('http-error'));
    expect([client.state, client.isDone, client.delayOf('reconnectTime')]).toEqual(['closed', true, null]);
    expect(client.send(opened).state).toBe('closed');
  });

  it('reconnects when an open stream breaks', () => {
    expect(new SteppedMachine(sseMachine, { reconnectMs: null }).send(opened).send(failed('network-error')).state).toBe(
      'waiting',
    );
  });
});

describe('websocket', () => {
  const closed = { type: 'socket.closed', code: 1006, random01: 0 };

  it('is opened again by the application after a while, and hears no cursor', () => {
    const client = new SteppedMachine(websocketMachine, { reconnectMs: 1000 })
      .send({ type: 'socket.opened' })
      .send({ type: 'frame.arrived', messages: messages(1) });
    expect(client.takeWishes()).toEqual(['socket.open', 'messages.deliver']);
    expect([client.send(closed).state, client.delayOf('reconnectDelay')]).toEqual(['waiting', 1000]);
    expect(client.fire('reconnectDelay').takeWholeWishes()).toEqual([{ type: 'socket.open' }]);
  });

  it('with reconnectMs null ends closed, whether it had opened or not', () => {
    for (const facts of [[closed], [{ type: 'socket.opened' }, closed]]) {
      const client = new SteppedMachine(websocketMachine, { reconnectMs: null });
      for (const fact of facts) client.send(fact);
      expect([client.state, client.isDone]).toEqual(['closed', true]);
    }
  });

  it('takes a new reconnectMs at the next close', () => {
    const client = new SteppedMachine(websocketMachine, { reconnectMs: null })
      .send({ type: 'params.changed', params: { reconnectMs: 7 } })
      .send(closed);
    expect([client.state, client.delayOf('reconnectDelay')]).toEqual(['waiting', 7]);
  });
});
