import { describe, expect, it } from 'vitest';
import { ajaxLongPollingMachine } from '../../src/techniques/ajax-long-polling/machine';
import { ajaxPollingMachine } from '../../src/techniques/ajax-polling/machine';
import { iframeChainedMachine } from '../../src/techniques/iframe-chained/machine';
import { iframePerRequestMachine } from '../../src/techniques/iframe-per-request/machine';
import { iframePollingMachine } from '../../src/techniques/iframe-polling/machine';
import { arrived, failed, messages } from '../support/client-facts';
import { SteppedMachine } from '../support/machine-steps';

describe('the timers: ajax-polling, iframe-per-request', () => {
  it.each([
    ['ajax-polling', ajaxPollingMachine],
    ['iframe-per-request', iframePerRequestMachine],
  ])('%s asks first after one interval, then at every one (W14)', (_id, machine) => {
    const client = new SteppedMachine(machine, { answers: 'article-loop', pollIntervalMs: 3000, usesCursor: true });
    expect(client.takeWishes()).toEqual([]);
    for (let tick = 0; tick < 3; tick++) {
      expect(client.delayOf('pollInterval')).toBe(3000);
      expect(client.fire('pollInterval').takeWishes()).toEqual(['request.send']);
    }
  });

  it('an answer is delivered and changes the cursor, not the timer', () => {
    const client = new SteppedMachine(ajaxPollingMachine, {
      answers: 'at-once',
      pollIntervalMs: 3000,
      usesCursor: true,
    });
    client.send(arrived(4, 7)).send(arrived(5));
    expect(client.takeWholeWishes()).toEqual([
      { type: 'messages.deliver', messages: messages(4, 7) },
      { type: 'messages.deliver', messages: messages(5) },
    ]);
    expect(client.delayOf('pollInterval')).toBe(3000);
    expect(client.fire('pollInterval').takeWholeWishes()).toMatchObject([{ cursor: 7 }]);
  });

  it('ajax-polling without a cursor tells none, and a new interval counts from the next tick', () => {
    const client = new SteppedMachine(ajaxPollingMachine, {
      answers: 'at-once',
      pollIntervalMs: 3000,
      usesCursor: false,
    });
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
    expect(client.fire('pollInterval').takeWholeWishes()[0]).toEqual({
      type: 'messages.deliver',
      messages: messages(1),
    });
  });

  it('throws away unread what the next document replaces, and reads again what stays', () => {
    const client = new SteppedMachine(iframePollingMachine, params);
    client.fire('pollInterval').send(arrived(1)).takeWishes();
    client.fire('reload.due').send(arrived(2));
    expect(client.takeWholeWishes()).toContainEqual({
      type: 'messages.discard',
      messages: messages(1),
      reason: 'overwritten',
    });
    client.fire('pollInterval').fire('pollInterval');
    expect(client.takeWholeWishes().filter(({ type }) => type === 'messages.deliver')).toEqual([
      { type: 'messages.deliver', messages: messages(2) },
      { type: 'messages.deliver', messages: messages(2) },
    ]);
    client.send(arrived(3));
    expect(client.takeWholeWishes()).toContainEqual({
      type: 'messages.discard',
      messages: [],
      reason: 'overwritten',
    });
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
  it.each([
    ['iframe-chained', iframeChainedMachine],
    ['ajax-long-polling', ajaxLongPollingMachine],
  ])('%s asks at once, and again in the instant of an answer or a failure', (_id, machine) => {
    const client = new SteppedMachine(machine, { answers: 'hold', clientTimeoutMs: 5000 });
    expect(client.takeWishes()).toEqual(['request.send']);
    expect(client.send(arrived(3)).takeWholeWishes()).toMatchObject([
      { type: 'messages.deliver' },
      { type: 'request.send', cursor: 3 },
    ]);
    for (const reason of ['network-error', 'http-error', 'client-timeout'])
      expect(client.send(failed(reason)).takeWishes(), reason).toEqual(['request.send']);
  });

  it('ajax-long-polling gives up after its timeout, and asks only when it hears that it did', () => {
    const client = new SteppedMachine(ajaxLongPollingMachine, { answers: 'hold', clientTimeoutMs: 5000 });
    expect([client.takeWishes(), client.delayOf('clientTimeout')]).toEqual([['request.send'], 5000]);
    expect(client.fire('clientTimeout').takeWholeWishes()).toEqual([
      { type: 'request.abort', name: 'poll', reason: 'client-timeout' },
    ]);
    expect(client.send(failed('client-timeout')).takeWishes()).toEqual(['request.send']);
    expect(client.delayOf('clientTimeout')).toBe(5000);
    expect(
      new SteppedMachine(ajaxLongPollingMachine, { answers: 'hold', clientTimeoutMs: null }).delayOf('clientTimeout'),
    ).toBe(Infinity);
  });
});
