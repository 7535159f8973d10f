import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findJsonFault } from '../../../src/shells/cli/json-scanner';

describe('findJsonFault', () => {
  it.each([
    ['', 0, 'expected a value, the text ends here'],
    ['{"a": 1', 7, 'expected a comma or "}", the text ends here'],
    ['{"a": 1,}', 8, 'expected a key in double quotes after the comma, found "}"'],
    ['[1, 2,]', 6, 'expected a value after the comma, found "]"'],
    ['[1 2]', 3, 'expected a comma or "]", found "2"'],
    ["{'a': 1}", 1, 'expected a key in double quotes, found "\'"'],
    ['{a: 1}', 1, 'expected a key in double quotes, found "a"'],
    ['{"a" 1}', 5, 'expected a colon, found "1"'],
    ['{"a": tru}', 6, 'expected a value, found "t"'],
    ['{"a": NaN}', 6, 'expected a value, found "N"'],
    ['[01]', 2, 'expected a comma or "]", found "1"'],
    ['"ab', 0, 'this text in quotes never ends'],
    ['"a\nb"', 2, 'expected \\n, \\t or another escape, found "\\n"'],
    ['"\\x41"', 1, 'no such escape, found "\\\\"'],
    ['1 // comment', 2, 'expected the end of the text, found "/"'],
    ['{"a": 1, "b": 2, "a": 3}', 17, 'the key "a" comes twice in one object'],
  ])('findJsonFault(%j) is at %d', (text, index, fault) => {
    expect(findJsonFault(text)).toEqual({ index, fault });
  });

  it('findJsonFault(text) allows 100 levels and no more', () => {
    const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
    expect(findJsonFault(nested(100))).toBeNull();
    expect(findJsonFault(nested(101))).toEqual({ index: 100, fault: 'nested deeper than 100 levels' });
    expect(findJsonFault('['.repeat(1_000_000))?.index).toBe(100);
  });

  it('findJsonFault(text) allows one key in two objects', () => {
    expect(findJsonFault('[{"a": 1}, {"a": {"a": 2}}]')).toBeNull();
  });

  it('findJsonFault(text) finds nothing in what JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(undefined, 2, '\t'), (value, indent) => {
        expect(findJsonFault(JSON.stringify(value, null, indent))).toBeNull();
      }),
    );
  });

  it('findJsonFault(text) agrees with JSON.parse on damaged text, but for keys that come twice', () => {
    const damage = fc.record({ at: fc.nat(), count: fc.nat(2), put: fc.string({ maxLength: 2 }) });
    fc.assert(
      fc.property(fc.json({ maxDepth: 3 }), damage, (text, { at, count, put }) => {
        const index = at % (text.length + 1);
        const damaged = text.slice(0, index) + put + text.slice(index + count);
        const fault = findJsonFault(damaged);
        if (fault?.fault.includes('comes twice')) return;
        expect(fault === null, JSON.stringify(fault)).toBe(isJson(damaged));
      }),
      { numRuns: 2000 },
    );
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
