import { describe, expect, it } from 'vitest';
import { adaptivePollingMachine } from '../../src/techniques/adaptive-polling/machine';
import type { AdaptivePollingParams } from '../../src/techniques/adaptive-polling/params';
import { conditionalPollingMachine } from '../../src/techniques/conditional-polling/machine';
import { jsonpPollingMachine } from '../../src/techniques/jsonp-polling/machine';
import type { JsonpPollingParams } from '../../src/techniques/jsonp-polling/params';
import { arrived, failed, messages } from '../support/client-facts';
import { SteppedMachine } from '../support/machine-steps';

const retries = { retryFirstMs: 1000, retryFactor: 2, retryMaxMs: 30_000, retryJitterFraction: 0 };

describe('adaptive-polling', () => {
  const params: AdaptivePollingParams = {
    pollIntervalMs: 1000,
    growthFactor: 2,
    pollIntervalMaxMs: 6000,
    pollIntervalJitterFraction: 0,
    usesCursor: true,
    clientTimeoutMs: 10_000,
    ...retries,
  };
  const start = (changed: Partial<AdaptivePollingParams> = {}) =>
    new SteppedMachine(adaptivePollingMachine, { ...params, ...changed });
  const intervalAfter = (client: SteppedMachine, fact: ReturnType<typeof arrived>) => {
    const intervalMs = client.send(fact).delayOf('grownInterval');
    client.fire('grownInterval');
    return intervalMs;
  };

  it('asks at once, then after the first interval, which each further empty answer makes longer, up to the longest', () => {
    const client = start();
    expect(client.takeWholeWishes()).toMatchObject([{ type: 'request.send', cursor: 0 }]);
    const intervals = Array.from({ length: 5 }, () => intervalAfter(client, arrived()));
    expect(intervals).toEqual([1000, 2000, 4000, 6000, 6000]);
  });

  it('goes back to the first interval on news, which it delivers and tells as its cursor', () => {
    const client = start();
    for (let count = 0; count < 3; count++) intervalAfter(client, arrived());
    client.takeWishes();
    expect(intervalAfter(client, arrived(1, 2))).toBe(1000);
    expect(client.takeWholeWishes()).toMatchObject([
      { type: 'messages.deliver', messages: messages(1, 2) },
      { type: 'request.send', cursor: 2 },
    ]);
    expect(intervalAfter(client, arrived())).toBe(2000);
  });

  it('does not take for news what it has had: a server without a queue tells its newest again', () => {
    const client = start({ usesCursor: false });
    const intervals = [arrived(1), arrived(1), arrived(1), arrived(2)].map((fact) => intervalAfter(client, fact));
    expect(intervals).toEqual([1000, 2000, 4000, 1000]);
    expect(client.takeWholeWishes().filter(({ type }) => type === 'request.send')).toHaveLength(5);
  });

  it('spreads the interval by chance, evenly around itself, never above the longest', () => {
    const intervalAt = (random01: number, pollIntervalMaxMs = 6000) =>
      start({ pollIntervalJitterFraction: 0.5, pollIntervalMaxMs })
        .send({ ...arrived(), random01 })
        .delayOf('grownInterval');
    expect([0, 0.25, 0.5, 0.75].map((random01) => intervalAt(random01))).toEqual([500, 750, 1000, 1250]);
    expect(intervalAt(0.99, 1100)).toBe(1100);
  });

  it('backs off after failures and its own timeout, and keeps the interval that has grown', () => {
    const client = start();
    for (let count = 0; count < 3; count++) intervalAfter(client, arrived());
    expect(client.send(failed('http-error')).delayOf('retryDelay')).toBe(1000);
    client.fire('retryDelay').takeWishes();
    expect(client.fire('clientTimeout').takeWishes()).toEqual(['request.abort']);
    expect(client.send(failed('client-timeout')).delayOf('retryDelay')).toBe(2000);
    expect(intervalAfter(client.fire('retryDelay'), arrived())).toBe(6000);
    expect(client.send(failed('network-error')).delayOf('retryDelay')).toBe(1000);
  });
});

describe('conditional-polling', () => {
  const start = (changed = {}) =>
    new SteppedMachine(conditionalPollingMachine, { pollIntervalMs: 3000, clientTimeoutMs: 10_000, ...changed });

  it('asks first after one interval (W14), without a tag, and from then on with that of the last answer', () => {
    const client = start();
    expect([client.state, client.takeWishes(), client.delayOf('poll.due')]).toEqual(['idle', [], 3000]);
    const tags = [arrived(), arrived(1, 2), arrived()].map((answer) => {
      const [request] = client.fire('poll.due').takeWholeWishes();
      client.send(answer).takeWishes();
      return request;
    });
    expect(tags).toMatchObject([{ cursor: null }, { cursor: 0 }, { cursor: 2 }]);
    expect([client.state, client.delayOf('poll.due')]).toEqual(['idle', 3000]);
  });

  it('sends nothing at a tick that finds a request under way, and keeps ticking', () => {
    const client = start();
    client.fire('poll.due').takeWishes();
    expect(client.fire('poll.due').takeWishes()).toEqual([]);
    expect([client.state, client.delayOf('poll.due'), client.delayOf('clientTimeout')]).toEqual([
      'waiting',
      3000,
      10_000,
    ]);
  });

  it('gives up after its timeout; after any failure the next tick asks again', () => {
    const client = start();
    client.fire('poll.due').takeWishes();
    expect(client.fire('clientTimeout').takeWishes()).toEqual(['request.abort']);
    expect(client.send(failed('client-timeout')).state).toBe('idle');
    expect(client.fire('poll.due').takeWishes()).toEqual(['request.send']);
    expect(start({ clientTimeoutMs: null }).fire('poll.due').delayOf('clientTimeout')).toBe(Infinity);
  });
});

describe('jsonp-polling', () => {
  const params: JsonpPollingParams = {
    answers: 'hold',
    watchdogMs: 32_500,
    hearsErrors: true,
    keepsScriptOrder: false,
    pauseMs: 0,
    usesCursor: true,
    ...retries,
  };
  const start = (changed: Partial<JsonpPollingParams> = {}) =>
    new SteppedMachine(jsonpPollingMachine, { ...params, ...changed });
  const script = (number: number) => ({ name: `script ${number}` });

  it('inserts a script, runs its callback, and inserts the next one', () => {
    const client = start();
    expect(client.takeWholeWishes()).toMatchObject([{ type: 'request.send', ...script(1), cursor: 0 }]);
    client.send({ ...arrived(4), ...script(1) });
    expect([client.state, client.delayOf('pause')]).toEqual(['pausing', 0]);
    expect(client.fire('pause').takeWholeWishes()).toMatchObject([
      { type: 'messages.deliver', messages: messages(4) },
      { type: 'request.send', ...script(2), cursor: 4 },
    ]);
  });

  it('inserts the next one when the watchdog has waited enough, and aborts nothing', () => {
    const client = start();
    client.takeWishes();
    expect(client.delayOf('watchdog')).toBe(32_500);
    expect(client.fire('watchdog').takeWholeWishes()).toMatchObject([{ type: 'request.send', ...script(2) }]);
    expect(start({ watchdogMs: null }).delayOf('watchdog')).toBe(Infinity);
  });

  it('runs a late callback all the same, and goes on with what it awaits', () => {
    const client = start().fire('watchdog');
    client.takeWishes();
    client.send({ ...arrived(1), ...script(1) });
    expect([client.state, client.takeWishes(), client.delayOf('watchdog')]).toEqual([
      'waiting',
      ['messages.deliver'],
      32_500,
    ]);
    client.send({ ...arrived(1, 2), ...script(2) });
    expect(client.takeWholeWishes()).toEqual([{ type: 'messages.deliver', messages: messages(1, 2) }]);
    expect(client.state).toBe('pausing');
  });

  it('backs off after an error that it hears of, whatever it was, with growing waits', () => {
    const client = start();
    const waits = [1, 2, 3].map((number) => {
      const waitMs = client.send({ ...failed('http-error'), ...script(number) }).delayOf('retryDelay');
      client.fire('retryDelay');
      return waitMs;
    });
    expect(waits).toEqual([1000, 2000, 4000]);
    client.send({ ...arrived(), ...script(4) }).fire('pause');
    expect(client.send({ ...failed('network-error'), ...script(5) }).delayOf('retryDelay')).toBe(1000);
  });

  it('hears nothing of an error where the browser does not tell, nor of one of an old script', () => {
    const deaf = start({ hearsErrors: false });
    deaf.takeWishes();
    expect(deaf.send({ ...failed('http-error'), ...script(1) }).state).toBe('waiting');
    expect([deaf.takeWishes(), deaf.delayOf('watchdog')]).toEqual([[], 32_500]);
    expect(
      start()
        .fire('watchdog')
        .send({ ...failed('network-error'), ...script(1) }).state,
    ).toBe('waiting');
  });
});
