import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha1 } from '../../src/core/sha1';

const hexOf = (bytes: string) => Buffer.from(bytes, 'latin1').toString('hex');

describe('sha1(bytes)', () => {
  // FIPS 180-4's own examples, and the lengths at which the padding needs one more block.
  it.each([
    ['', 'da39a3ee5e6b4b0d3255bfef95601890afd80709'],
    ['abc', 'a9993e364706816aba3e25717850c26c9cd0d89d'],
    ['abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq', '84983e441c3bd26ebaae4aa1f95129e5e54670f1'],
    ['a'.repeat(1000), '291e9a6c66994949b57ba5e650361e98fc36b1ba'],
  ])('of %j is %s', (text, digest) => {
    expect(hexOf(sha1(text))).toBe(digest);
  });

  it('is Node’s own, whatever the bytes and however many', () => {
    const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array).toString('latin1'));
    fc.assert(
      fc.property(bytes, (text) => {
        expect(hexOf(sha1(text))).toBe(createHash('sha1').update(Buffer.from(text, 'latin1')).digest('hex'));
      }),
    );
  });
});
