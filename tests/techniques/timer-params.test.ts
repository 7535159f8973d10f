import { expect, it } from 'vitest';
import { describeFields } from '../../src/scenario/describe-fields';
import { techniques } from '../../src/techniques/index';

it.each(techniques.map((technique) => [technique.id, technique] as const))(
  'timerParams of %s names a parameter in ms for each delay of its machine',
  (_, { machine, params, timerParams, nextAfter }) => {
    const fields = describeFields(params);
    const msNames = fields.filter((field) => field.type === 'number' && field.unit === 'ms').map(({ name }) => name);
    for (const name of [...Object.values(timerParams), ...(nextAfter === undefined ? [] : [nextAfter])])
      expect(msNames).toContain(name);
    const delays = Object.keys(machine.implementations.delays);
    const named = Object.keys(timerParams).map((event) => event.replace(/^after /, ''));
    // A timer that a machine plans for itself brings an event of its own name.
    expect(
      named.filter((name) => delays.includes(name)).length + named.filter((name) => name.endsWith('.due')).length,
    ).toBe(delays.length);
    expect(named).toHaveLength(delays.length);
  },
);
