import { describe, expect, it } from 'vitest';

/** The properties of RFC 6202 are 38, in the order of its text. Each is a test of its number, but for these. */
const PROPERTY_COUNT = 38;
/** What there is to say about these is said elsewhere, or says nothing about what happens on the wire. */
const WITHOUT_TEST: Readonly<Record<number, string>> = {
  15: 'timeouts and caching: only names what 32 to 36 say',
  24: 'advises a server that streams events not to chunk; the server here is Node, which does',
  27: 'advises a server to tell the tabs of one browser by a cookie, and to hold one poll of them; the server here holds all',
};

const files = import.meta.glob<string>('./rfc-6202-*.test.ts', { eager: true, query: '?raw', import: 'default' });

describe('RFC 6202', () => {
  it('each of its 38 properties is tested once, or a line says why not', () => {
    const tested = Object.values(files).flatMap((text) =>
      [...text.matchAll(/\(\s*'(\d+) [a-zA-Z]/g)].map(([, number]) => Number(number)),
    );
    const numbers = [...tested, ...Object.keys(WITHOUT_TEST).map(Number)];
    expect(numbers.toSorted((one, other) => one - other)).toEqual(
      Array.from({ length: PROPERTY_COUNT }, (_, index) => index + 1),
    );
  });
});
