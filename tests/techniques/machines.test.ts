import { describe, expect, it } from 'vitest';
import { ajaxLongPollingMachine } from '../../src/techniques/ajax-long-polling/machine';
import { ajaxPollingMachine } from '../../src/techniques/ajax-polling/machine';
import { iframeChainedMachine } from '../../src/techniques/iframe-chained/machine';
import { iframePerRequestMachine } from '../../src/techniques/iframe-per-request/machine';
import { iframePollingMachine } from '../../src/techniques/iframe-polling/machine';
import { longPollingMachine, retryDelayMs } from '../../src/techniques/long-polling/machine';
import type { LongPollingParams } from '../../src/techniques/long-polling/params';
import { BROWSER_RECONNECT_MS, sseMachine } from '../../src/techniques/sse/machine';
import { websocketMachine } from '../../src/techniques/websocket/machine';
import { SteppedMachine } from '../support/machine-steps';

const messages = (...ids: readonly number[]) => ids.map((id) => ({ id, payloadBytes: 20 }));
const arrived = (...ids: readonly number[]) => ({ type: 'response.arrived', name: 'poll', messages: messages(...ids), random01: 0.5 });
const failed = (reason: string, random01 = 0.5) => ({ type: 'response.failed', name: 'poll', reason, status: null, random01 });

const longParams: LongPollingParams = {
  clientTimeoutMs: 40_000, pauseMs: 0, usesCursor: true, retryFirstMs: 1000, retryFactor: 2, retryMaxMs: 30_000, retryJitterFraction: 0,
};

describe('the timers: ajax-polling, iframe-per-request', () => {
  it.each([['ajax-polling', ajaxPollingMachine], ['iframe-per-request', iframePerRequestMachine]])('%s asks first after one interval, then at every one (W14)', (_id, machine) => {
    const client = new SteppedMachine(machine, { answers: 'article-loop', pollIntervalMs: 3000, usesCursor: true });
    expect(client.takeWishes()).toEqual([]);
    for (let tick = 0; tick < 3; tick++) {
      expect(client.delayOf('pollInterval')).toBe(3000);
      expect(client.fire('pollInterval').takeWishes()).toEqual(['request.send']);
    }
  });

  it('an answer is delivered and changes the cursor, not the timer', () => {
    const client = new SteppedMachine(ajaxPollingMachine, { answers: 'at-once', pollIntervalMs: 3000, usesCursor: true });
    client.send(arrived(4, 7)).send(arrived(5));
    expect(client.takeWholeWishes()).toEqual([{ type: 'messages.deliver', messages: messages(4, 7) }, { type: 'messages.deliver', messages: messages(5) }]);
    expect(client.delayOf('pollInterval')).toBe(3000);
    expect(client.fire('pollInterval').takeWholeWishes()).toMatchObject([{ cursor: 7 }]);
  });

  it('ajax-polling without a cursor tells none, and a new interval counts from the next tick', () => {
    const client = new SteppedMachine(ajaxPollingMachine, { answers: 'at-once', pollIntervalMs: 3000, usesCursor: false });
    client.send({ type: 'params.changed', params: { answers: 'at-once', pollIntervalMs: 100, usesCursor: false } });
    expect(client.delayOf('pollInterval')).toBe(3000);
    expect(client.fire('pollInterval').takeWholeWishes()).toMatchObject([{ type: 'request.send', cursor: null }]);
    expect(client.delayOf('pollInterval')).toBe(100);
  });
});

describe('iframe-polling', () => {
  const params = { answers: 'article-loop', pollIntervalMs: 5000, reloadAfterMs: 1000 };

  it('reads, gives up and navigates at each tick, and reloads a little later', () => {
    const client = new SteppedMachine(iframePollingMachine, params);
    expect([client.state, client.takeWishes()]).toEqual(['idle', []]);
    expect(client.fire('pollInterval').takeWishes()).toEqual(['messages.deliver', 'request.abort', 'request.send']);
    expect([client.state, client.delayOf('reload.due')]).toEqual(['loading', 1000]);
    expect(client.fire('reload.due').takeWishes()).toEqual(['request.abort', 'request.send']);
    client.send(arrived(1)).takeWishes();
    expect(client.state).toBe('showing');
    expect(client.fire('pollInterval').takeWholeWishes()[0]).toEqual({ type: 'messages.deliver', messages: messages(1) });
  });

  it('throws away unread what the next document replaces, and reads again what stays', () => {
    const client = new SteppedMachine(iframePollingMachine, params);
    client.fire('pollInterval').send(arrived(1)).takeWishes();
    client.fire('reload.due').send(arrived(2));
    expect(client.takeWholeWishes()).toContainEqual({ type: 'messages.discard', messages: messages(1) });
    client.fire('pollInterval').fire('pollInterval');
    expect(client.takeWholeWishes().filter(({ type }) => type === 'messages.deliver')).toEqual([
      { type: 'messages.deliver', messages: messages(2) }, { type: 'messages.deliver', messages: messages(2) },
    ]);
    client.send(arrived(3));
    expect(client.takeWholeWishes()).toContainEqual({ type: 'messages.discard', messages: [] });
  });

  it('shows an error page in place of what was there; without a reload it plans none', () => {
    const client = new SteppedMachine(iframePollingMachine, { ...params, reloadAfterMs: null });
    client.fire('pollInterval').send(arrived(1)).takeWishes();
    expect(client.delayOf('reload.due')).toBe(Infinity);
    client.fire('pollInterval').send(failed('http-error')).takeWishes();
    expect(client.fire('pollInterval').takeWholeWishes()[0]).toEqual({ type: 'messages.deliver', messages: [] });
  });
});

describe('the chains: iframe-chained, ajax-long-polling', () => {
  it.each([['iframe-chained', iframeChainedMachine], ['ajax-long-polling', ajaxLongPollingMachine]])('%s asks at once, and again in the instant of an answer or a failure', (_id, machine) => {
    const client = new SteppedMachine(machine, { answers: 'hold', clientTimeoutMs: 5000 });
    expect(client.takeWishes()).toEqual(['request.send']);
    expect(client.send(arrived(3)).takeWholeWishes()).toMatchObject([{ type: 'messages.deliver' }, { type: 'request.send', cursor: 3 }]);
    for (const reason of ['network-error', 'http-error', 'client-timeout']) expect(client.send(failed(reason)).takeWishes(), reason).toEqual(['request.send']);
  });

  it('ajax-long-polling gives up after its timeout, and asks only when it hears that it did', () => {
    const client = new SteppedMachine(ajaxLongPollingMachine, { answers: 'hold', clientTimeoutMs: 5000 });
    expect([client.takeWishes(), client.delayOf('clientTimeout')]).toEqual([['request.send'], 5000]);
    expect(client.fire('clientTimeout').takeWholeWishes()).toEqual([{ type: 'request.abort', name: 'poll', reason: 'client-timeout' }]);
    expect(client.send(failed('client-timeout')).takeWishes()).toEqual(['request.send']);
    expect(client.delayOf('clientTimeout')).toBe(5000);
    expect(new SteppedMachine(ajaxLongPollingMachine, { answers: 'hold', clientTimeoutMs: null }).delayOf('clientTimeout')).toBe(Infinity);
  });
});

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
    expect(eager.send(arrived(9)).takeWholeWishes()).toMatchObject([{ cursor: 0 }, { type: 'messages.deliver' }, { type: 'request.send', cursor: 9 }]);
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
      retryDelayMs({ params: { ...longParams, retryJitterFraction: 0.5, ...params }, cursor: 0, failureCount, random01 });
    expect([0, 0.25, 0.5, 0.75].map((random01) => delayAt(random01))).toEqual([500, 750, 1000, 1250]);
    expect(delayAt(0.99, { retryMaxMs: 1100 })).toBe(1100);
    expect(delayAt(0, { retryJitterFraction: 1 })).toBe(0);
    expect([delayAt(0.5, { retryFirstMs: 0 }, 5000), delayAt(0.5, { retryFactor: 100 }, 5000), delayAt(0.5, {}, 5000)]).toEqual([0, 30_000, 30_000]);
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
    const told = new SteppedMachine(sseMachine, { reconnectMs: 50 }).send(failed('network-error'));
    expect([told.state, told.delayOf('reconnectTime')]).toEqual(['waiting', 50]);
  });

  it('closes for good after an answer that is not 200', () => {
    const client = new SteppedMachine(sseMachine, { reconnectMs: null }).send(failed('http-error'));
    expect([client.state, client.isDone, client.delayOf('reconnectTime')]).toEqual(['closed', true, null]);
    expect(client.send(opened).state).toBe('closed');
  });

  it('reconnects when an open stream breaks', () => {
    expect(new SteppedMachine(sseMachine, { reconnectMs: null }).send(opened).send(failed('network-error')).state).toBe('waiting');
  });
});

describe('websocket', () => {
  const closed = { type: 'socket.closed', code: 1006, random01: 0 };

  it('is opened again by the application after a while, and hears no cursor', () => {
    const client = new SteppedMachine(websocketMachine, { reconnectMs: 1000 }).send({ type: 'socket.opened' }).send({ type: 'frame.arrived', messages: messages(1) });
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
    const client = new SteppedMachine(websocketMachine, { reconnectMs: null }).send({ type: 'params.changed', params: { reconnectMs: 7 } }).send(closed);
    expect([client.state, client.delayOf('reconnectDelay')]).toEqual(['waiting', 7]);
  });
});
