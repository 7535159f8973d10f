import { describe, expect, it } from 'vitest';
import { fieldsBehind } from '../../src/scenario/field-behind';
import { parsed } from '../support/scenarios';

const scenario = parsed({
  version: 1,
  techniques: [{ id: 'sse' }, { id: 'ajax-polling', params: { pollIntervalMs: 7 } }],
  server: { keepAliveMs: 900, processingMs: 3, holdLimitMs: 0 },
  articleLoop: { firstMs: 4, sleepMs: 0 },
});
const behind = (label: string, of = scenario) => fieldsBehind(label, of.techniques[1]!, of);

describe('fieldsBehind(label, lane, scenario)', () => {
  it('is the parameter that sets a timer of the lane’s machine', () => {
    expect(behind('after pollInterval of ajax-polling')).toEqual([
      { path: 'techniques.1.params.pollIntervalMs', value: 7 },
    ]);
  });

  it('is the field of the part that waits', () => {
    expect(behind('keep-alive timeout')).toEqual([{ path: 'server.keepAliveMs', value: 900 }]);
    expect(behind('published message')).toEqual([{ path: 'messages.perSecond', value: 0.5 }]);
    expect(behind('processing')).toEqual([{ path: 'server.processingMs', value: 3 }]);
  });

  it('is the field that sets a timer of the server’s machines', () => {
    expect(behind('after firstSleep of article-loop')).toEqual([{ path: 'articleLoop.firstMs', value: 4 }]);
    expect(behind('after sleep of article-loop')).toEqual([{ path: 'articleLoop.sleepMs', value: 0 }]);
    expect(behind('after holdLimit of hold')).toEqual([{ path: 'server.holdLimitMs', value: 0 }]);
  });

  it('is the latency behind a transit, where there is none', () => {
    const instant = { ...scenario, network: { ...scenario.network, oneWayLatencyMs: 0 } };
    expect(behind('transit of a request', instant)).toEqual([{ path: 'network.oneWayLatencyMs', value: 0 }]);
    expect(behind('transit of a request')).toEqual([]);
  });

  it('is none where nothing sets it, nobody waits, or the name is only one of every object', () => {
    expect(behind('after nothing of ajax-polling')).toEqual([]);
    expect(behind('idle timeout of the proxy')).toEqual([]);
    expect(behind('constructor')).toEqual([]);
  });

  it.each([
    [{ kind: 'every', periodMs: 9 }, [['messages.periodMs', 9]]],
    [
      { kind: 'bursts', everyMs: 1000, count: 10_000, withinMs: 0 },
      [
        ['messages.count', 10_000],
        ['messages.everyMs', 1000],
      ],
    ],
    [{ kind: 'at', timesMs: [5] }, []],
  ])('is what says how often messages are published: %o', (messages, expected) => {
    const source = parsed({ version: 1, techniques: [{ id: 'sse' }, { id: 'websocket' }], messages });
    expect(behind('published message', source).map(({ path, value }) => [path, value])).toEqual(expected);
  });
});
