import { describe, expect, it } from 'vitest';
import { fieldBehind } from '../../src/scenario/field-behind';
import { parsed } from '../support/scenarios';

const scenario = parsed({
  version: 1,
  techniques: [{ id: 'sse' }, { id: 'ajax-polling', params: { pollIntervalMs: 7 } }],
  server: { keepAliveMs: 900, processingMs: 3, holdLimitMs: 0 },
  articleLoop: { firstMs: 4, sleepMs: 0 },
});
const behind = (label: string, of = scenario) => fieldBehind(label, of.techniques[1]!, of);

describe('fieldBehind(label, lane, scenario)', () => {
  it('is the parameter that sets a timer of the lane’s machine', () => {
    expect(behind('after pollInterval of ajax-polling')).toEqual({
      path: 'techniques.1.params.pollIntervalMs',
      value: 7,
    });
  });

  it('is the field of the part that waits', () => {
    expect(behind('keep-alive timeout')).toEqual({ path: 'server.keepAliveMs', value: 900 });
    expect(behind('published message')?.path).toBe('messages.perSecond');
    expect(behind('processing')).toEqual({ path: 'server.processingMs', value: 3 });
  });

  it('is the field that sets a timer of the server’s machines', () => {
    expect(behind('after firstSleep of article-loop')).toEqual({ path: 'articleLoop.firstMs', value: 4 });
    expect(behind('after sleep of article-loop')).toEqual({ path: 'articleLoop.sleepMs', value: 0 });
    expect(behind('after holdLimit of hold')).toEqual({ path: 'server.holdLimitMs', value: 0 });
  });

  it('is the latency behind a transit, where there is none', () => {
    const instant = { ...scenario, network: { ...scenario.network, oneWayLatencyMs: 0 } };
    expect(behind('transit of a request', instant)).toEqual({ path: 'network.oneWayLatencyMs', value: 0 });
    expect(behind('transit of a request')).toBeNull();
  });

  it('is null where nothing sets it, nobody waits, or the name is only one of every object', () => {
    expect(behind('after nothing of ajax-polling')).toBeNull();
    expect(behind('idle timeout of the proxy')).toBeNull();
    expect(behind('constructor')).toBeNull();
  });
});
