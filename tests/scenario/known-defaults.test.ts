import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultsIn, withKnownDefaults } from '../../src/scenario/known-defaults';
import { withValue } from '../../src/scenario/edits';
import { knownDefaults } from '../../src/scenario/products';
import type { Scenario } from '../../src/scenario/schema';
import { valueAt } from '../../src/scenario/set-value';
import { anyScenario } from '../support/any-scenario';
import { oneLane, parsed } from '../support/scenarios';

const usual = oneLane('long-polling', {});

describe('knownDefaults', () => {
  it.each(knownDefaults.map((each) => [each.id, each] as const))('%s: the contract takes every number', (_, each) => {
    const chosen = parsed(withKnownDefaults(usual, each));
    expect(defaultsIn(chosen, each.of)?.id).toBe(each.id);
    expect(each.sources.length).toBeGreaterThan(0);
    for (const { url } of each.sources) expect(new URL(url).protocol).toBe('https:');
  });

  it('names every number as its product does', () => {
    const numbers = knownDefaults.flatMap(({ id, settings }) =>
      settings
        .filter(({ path, value }) => typeof value === 'number' && path !== 'server.heartbeatMs')
        .map(({ path, setting }) => ({ at: `${id} ${path}`, setting })),
    );
    const nameless = numbers.filter(({ setting }) => setting === null).map(({ at }) => at);
    // Node.js runs scripts in one thread; that is no setting.
    expect(nameless).toEqual(['node server.workers']);
    expect(numbers.length).toBeGreaterThan(20);
  });

  it.each([
    ['tomcat', { server: { workers: 200, backlog: 100, keepAliveMs: 20_000 } }],
    ['httpd-prefork', { server: { workers: 256, backlog: 511, keepAliveMs: 5000 } }],
    ['node', { server: { concurrency: 'event-loop', keepAliveMs: 5000 } }],
    [
      'nginx',
      { proxy: { idleTimeoutMs: 60_000, isBuffering: true, passesUpgrade: false }, server: { keepAliveMs: 75_000 } },
    ],
    ['heroku', { proxy: { firstByteTimeoutMs: 30_000, idleTimeoutMs: 55_000, isBuffering: false } }],
    ['ie-6', { browser: { connectionsPerHost: 2 } }],
    ['nacos', { server: { holdLimitMs: 29_500 } }],
  ])('%s: the numbers of its documentation', (id, part) => {
    const each = knownDefaults.find((one) => one.id === id)!;
    expect(parsed(withKnownDefaults(usual, each))).toMatchObject(part);
  });
});

describe('withKnownDefaults(scenario, defaults)', () => {
  it('changes what it names and nothing else, and stays when it is chosen again', () => {
    fc.assert(
      fc.property(anyScenario, fc.constantFrom(...knownDefaults), (scenario, each) => {
        const chosen = parsed(withKnownDefaults(scenario, each));
        expect(defaultsIn(chosen, each.of)?.id).toBe(each.id);
        expect(parsed(withKnownDefaults(chosen, each))).toEqual(chosen);
        if (each.of === 'proxy' && scenario.proxy === null) return;
        const restored = each.settings.reduce<Scenario>(
          (back, { path }) => withValue(back, path, valueAt(scenario, path.split('.'))),
          chosen,
        );
        expect(restored).toEqual(scenario);
      }),
    );
  });
});

describe('defaultsIn(scenario, of)', () => {
  it('null where a number is another', () => {
    expect(
      defaultsIn(oneLane('long-polling', {}, { server: { keepAliveMs: 20_000, backlog: 101 } }), 'server'),
    ).toBeNull();
    expect(defaultsIn(oneLane('long-polling', {}, { server: { keepAliveMs: 20_000 } }), 'server')?.id).toBe('tomcat');
    expect(defaultsIn(usual, 'proxy')).toBeNull();
  });
});
