import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkTrace } from '../../src/trace/check-trace';
import { historyOf, arrived, heldPoll, checkedWorld, faultsOf, type Line } from '../support/history';

describe('checkTrace', () => {
  it('checkTrace(trace) finds nothing in a whole poll, nor in an empty trace', () => {
    expect(faultsOf(heldPoll)).toEqual([]);
    expect(faultsOf([])).toEqual([]);
  });

  it('checkTrace(trace) tells 100 faults and the number of the others', () => {
    const faults = faultsOf(Array.from({ length: 130 }, (_, index) => [0, arrived(index)] as Line));
    expect(faults).toHaveLength(101);
    expect(faults.at(-1)).toBe('and 30 more faults');
  });

  it('checkTrace(trace) never throws, whichever events are missing or doubled, in whatever order', () => {
    const { events } = historyOf(heldPoll);
    const anyEvents = fc.array(fc.constantFrom(...events), { maxLength: 40 });
    fc.assert(
      fc.property(anyEvents, (some) => {
        checkTrace(
          { laneKey: 'lane', techniqueId: 'by-hand', clients: 1, tabs: 1, untilMs: 560, events: some },
          checkedWorld,
        );
      }),
    );
  });
});
