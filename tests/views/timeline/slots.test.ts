import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Slots } from '../../../src/views/timeline/slots';

const slotsOf = (slots: Slots<string>, keys: readonly string[]) => slots.assign(keys).map(({ slot }) => slot);
/** Keys whose first letter is their kind. */
const kinds = () =>
  new Slots<string>(
    (key) => key,
    (key) => key[0]!,
  );

describe('Slots.assign(items)', () => {
  it('what stays keeps its slot', () => {
    const slots = new Slots<string>((key) => key);
    expect(slotsOf(slots, ['a', 'b', 'c'])).toEqual([0, 1, 2]);
    expect(slotsOf(slots, ['b', 'c'])).toEqual([1, 2]);
  });
  it('a jump to where nothing is the same takes all slots again, in their order', () => {
    const slots = new Slots<string>((key) => key);
    slots.assign(['a', 'b', 'c']);
    expect(slotsOf(slots, ['x', 'y', 'z'])).toEqual([0, 1, 2]);
  });
  it('takes a slot of its own kind; for a kind that is not there it makes one', () => {
    const slots = kinds();
    slots.assign(['a1', 'm1', 'a2']);
    expect(slotsOf(slots, ['m2', 'a3'])).toEqual([1, 2]);
    expect(slotsOf(kinds(), ['e1'])).toEqual([0]);
    expect(slotsOf(slots, ['e1', 'm3'])).toEqual([3, 1]);
  });
  it('property: no slot is used twice, and what stays is neither given another slot nor passed by one that stays', () => {
    const keys = fc
      .uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 12 })
      .map((numbers) =>
        numbers.sort((one, other) => one - other).map((number) => `${number % 3 === 0 ? 'm' : 'a'}${number}`),
      );
    fc.assert(
      fc.property(fc.array(keys, { minLength: 2, maxLength: 5 }), (steps) => {
        const slots = kinds();
        let before: ReturnType<typeof slots.assign> = [];
        for (const step of steps) {
          const now = slots.assign(step);
          const order = now.map(({ slot }) => slot);
          expect(new Set(order).size).toBe(order.length);
          for (const { slot, item } of before) {
            const after = now.find((each) => each.item === item);
            if (after) expect(after.slot).toBe(slot);
          }
          // Elements that are used again stand in the order in which they stood: none has to move, none loses the focus.
          const places = order.map((slot) => before.findIndex((each) => each.slot === slot)).filter((at) => at !== -1);
          expect(places).toEqual([...places].sort((one, other) => one - other));
          before = now;
        }
      }),
    );
  });
});
