import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../src/scenario/parse';
import { paramsSchemas } from '../../src/techniques/index';
import { wrongInputs } from '../support/wrong-inputs';

describe('parseScenario(anything)', () => {
  it.each(wrongInputs)('never throws: %s', (_what, inputs) => {
    fc.assert(
      fc.property(inputs, (input) => {
        const result = parseScenario(input, paramsSchemas);
        if (result.ok) return;
        expect(result.problems.length).toBeGreaterThan(0);
        for (const { path, allowed } of result.problems)
          expect([path, allowed.kind].every((text) => typeof text === 'string')).toBe(true);
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});
