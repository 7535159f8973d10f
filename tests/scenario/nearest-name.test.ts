import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestName } from '../../src/scenario/nearest-name';

const NAMES = ['scenario', 'technique', 'seed', 'until', 'latency', 'jitter', 'loss', 'hold', 't', 'lang'];

describe('nearestName(written, known)', () => {
  it.each([
    ['latencey', 'latency'],
    ['latnecy', 'latency'],
    ['Latency', 'latency'],
    ['sed', 'seed'],
    ['T', 't'],
    ['tech', 'technique'],
    ['scenerio', 'scenario'],
    ['colour', null],
    ['x', null],
    ['ab', null],
    ['', null],
    ['l'.repeat(41), null],
  ])('takes %j for %j', (written, meant) => {
    expect(nearestName(written, NAMES)).toBe(meant);
  });

  it('takes the nearest of several', () => {
    expect(nearestName('holdLimit', ['holdLimits', 'holdLimitMs', 'foldLimit'])).toBe('holdLimits');
  });

  it('finds every name of some length again after one slip', () => {
    const slip = fc.record({
      name: fc.constantFrom(...NAMES.filter(({ length }) => length >= 4)),
      at: fc.nat(20),
      letter: fc.stringMatching(/^[a-z]$/),
      kind: fc.constantFrom('put-in', 'left-out', 'mistaken'),
    });
    fc.assert(
      fc.property(slip, ({ name, at, letter, kind }) => {
        const place = at % name.length;
        const rest = name.slice(kind === 'put-in' ? place : place + 1);
        const written = name.slice(0, place) + (kind === 'left-out' ? '' : letter) + rest;
        expect(nearestName(written, [name])).toBe(name);
      }),
      { seed: 1 },
    );
  });
});
