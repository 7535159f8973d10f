import { describe, expect, it } from 'vitest';
import { createSfc32, createStream, hashText, isDrawn, toUnitInterval, type DrawPurpose } from '../../src/core/random';

/** PractRand's sfc32, written down once more in numbers that cannot overflow: each line is one of the C code's. */
function* referenceSfc32(seeds: readonly [a: number, b: number, c: number, counter: number]): Generator<number> {
  const word = (value: bigint) => BigInt.asUintN(32, value);
  let [a, b, c, counter] = seeds.map((seed) => word(BigInt(seed))) as [bigint, bigint, bigint, bigint];
  for (;;) {
    const result = word(a + b + counter);
    counter = word(counter + 1n);
    a = b ^ (b >> 9n);
    b = word(c + word(c << 3n));
    c = word(word((c << 21n) | (c >> 11n)) + result);
    yield Number(result);
  }
}

/** Written by the C code of PractRand 0.94, compiled by gcc: the first eight draws, and the one after a thousand. */
const KNOWN_ANSWERS = [
  {
    seeds: [0, 0, 0, 1],
    first: [0x00000001, 0x00000002, 0x0000000c, 0x0120001f, 0x0360b483, 0x99e14d9b, 0xd9c4e5de, 0x3f6d95a6],
    afterThousand: 0x6cc78288,
  },
  {
    seeds: [1, 2, 3, 1],
    first: [0x00000004, 0x0000001f, 0x03600042, 0x07e21d3f, 0xc5c2bf81, 0x540b6161, 0x6fad73ce, 0xef67ab37],
    afterThousand: 0xe72ff910,
  },
  {
    seeds: [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
    first: [0xfffffffd, 0xff7ffff7, 0xff7fffe5, 0xf79fffcb, 0xe9c2f360, 0x0765d688, 0x8e728d11, 0x7f24daff],
    afterThousand: 0xbcc410df,
  },
  {
    seeds: [0xdeadbeef, 0x12345678, 0x9abcdef0, 0],
    first: [0xf0e21567, 0x82e122c4, 0xb73c5caf, 0x83969274, 0x4d746a0a, 0x429c0ae6, 0x48d22474, 0x6d55e6de],
    afterThousand: 0x511d0f57,
  },
] as const;

const PURPOSES: readonly DrawPurpose[] = [
  'article-loop',
  'jitter-down',
  'jitter-up',
  'loss-down',
  'loss-up',
  'messages',
  'retry',
  'server-failure',
];

function take(draw: () => number, count: number): number[] {
  return Array.from({ length: count }, draw);
}

/** How far counts are from equal shares: about `counts.length` for honest draws. */
function chiSquare(counts: readonly number[]): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

function countInto(boxCount: number, draws: readonly number[]): number[] {
  const counts = Array.from({ length: boxCount }, () => 0);
  for (const drawn of draws) counts[Math.floor(toUnitInterval(drawn) * boxCount)]! += 1;
  return counts;
}

/** 0.1 % of honest draws into 256 boxes are farther off than this, and 0.1 % nearer. */
const CHI_SQUARE_256 = { min: 190, max: 331 };

describe('createSfc32(a, b, c, counter)', () => {
  it.each(KNOWN_ANSWERS)(
    'draws what the C code draws from $seeds',
    ({ seeds: [a, b, c, counter], first, afterThousand }) => {
      const draw = createSfc32(a, b, c, counter);
      expect(take(draw, 8)).toEqual(first);
      expect(take(draw, 993).at(-1)).toBe(afterThousand);
    },
  );

  it.each(KNOWN_ANSWERS)('agrees with the published algorithm for 10,000 draws from $seeds', ({ seeds }) => {
    const [a, b, c, counter] = seeds;
    const reference = referenceSfc32(seeds);
    const expected = Array.from({ length: 10_000 }, () => reference.next().value as number);
    expect(take(createSfc32(a, b, c, counter), 10_000)).toEqual(expected);
  });

  it('begins with counter 1, as PractRand does', () => {
    expect(take(createSfc32(1, 2, 3), 4)).toEqual(take(createSfc32(1, 2, 3, 1), 4));
  });
});

describe('createStream(seed, purpose, client, drawIndex)', () => {
  it('is sfc32 of the seed, the hashed purpose and client, and the number of the draw, after 15 draws', () => {
    const draw = createSfc32(7, hashText('jitter-up') ^ Math.imul(3, 0x9e3779b1), 11);
    take(draw, 15);
    expect(take(createStream(7, 'jitter-up', 3, 11), 4)).toEqual(take(draw, 4));
  });

  it('gives the pinned numbers: a change of them changes every run that a reader has linked to', () => {
    expect(take(createStream(7, 'messages', 0, 0), 3)).toEqual([0xf87f044a, 0x6d4d3b75, 0xadd3e1e7]);
    expect(take(createStream(0xffff_ffff, 'retry', 999, 1_000_000), 3)).toEqual([0x49cd7325, 0x9eb5f2d9, 0xcf0fd6c6]);
  });

  it('is the same whatever else was drawn before or between', () => {
    const alone = take(createStream(7, 'loss-down', 2, 5), 6);
    const draw = createStream(7, 'loss-down', 2, 5);
    const mixed = Array.from({ length: 6 }, () => {
      for (const purpose of PURPOSES) take(createStream(7, purpose, 2, 5), 3);
      return draw();
    });
    expect(mixed).toEqual(alone);
  });

  it('differs by seed, by purpose, by client and by number of the draw', () => {
    const streams = [
      createStream(7, 'retry', 1, 1),
      createStream(8, 'retry', 1, 1),
      createStream(7, 'messages', 1, 1),
      createStream(7, 'retry', 2, 1),
      createStream(7, 'retry', 1, 2),
    ];
    expect(new Set(streams.map((draw) => draw())).size).toBe(streams.length);
  });

  it('has its own seed word for each purpose of each of 1,000 clients', () => {
    const words = PURPOSES.flatMap((purpose) =>
      Array.from({ length: 1000 }, (_, client) => (hashText(purpose) ^ Math.imul(client, 0x9e3779b1)) >>> 0),
    );
    expect(new Set(words).size).toBe(8000);
  });
});

describe('the first draws of neighbouring streams', () => {
  const firstDraws = {
    'by number of the draw': (index: number) => createStream(7, 'jitter-up', 0, index)(),
    'by client': (index: number) => createStream(7, 'jitter-up', index, 0)(),
    'by seed': (index: number) => createStream(index, 'jitter-up', 0, 0)(),
  };

  it.each(Object.entries(firstDraws))('are as likely anywhere, %s (chi-square)', (_by, drawOf) => {
    const statistic = chiSquare(
      countInto(
        256,
        Array.from({ length: 50_000 }, (_, index) => drawOf(index)),
      ),
    );
    expect(statistic).toBeGreaterThan(CHI_SQUARE_256.min);
    expect(statistic).toBeLessThan(CHI_SQUARE_256.max);
  });

  it.each(Object.entries(firstDraws))('tell nothing of the next one, %s (chi-square of pairs)', (_by, drawOf) => {
    const pairs = Array.from({ length: 50_000 }, (_, index) => {
      const [one, next] = [drawOf(index), drawOf(index + 1)];
      return ((one >>> 28) * 0x1000_0000 + (next >>> 28) * 0x100_0000) >>> 0;
    });
    const statistic = chiSquare(countInto(256, pairs));
    expect(statistic).toBeGreaterThan(CHI_SQUARE_256.min);
    expect(statistic).toBeLessThan(CHI_SQUARE_256.max);
  });
});

describe('toUnitInterval, isDrawn, hashText', () => {
  it('toUnitInterval(drawn) is from 0 up to, but not, 1', () => {
    expect(toUnitInterval(0)).toBe(0);
    expect(toUnitInterval(0xffff_ffff)).toBe(1 - 2 ** -32);
    expect(toUnitInterval(0x8000_0000)).toBe(0.5);
  });

  it('isDrawn(draw, 0) is never true and isDrawn(draw, 1) always, even for the extreme draws', () => {
    for (const drawn of [0, 1, 0x7fff_ffff, 0xffff_ffff]) {
      expect(isDrawn(() => drawn, 0)).toBe(false);
      expect(isDrawn(() => drawn, 1)).toBe(true);
    }
  });

  it('isDrawn(draw, probability) draws once, and is true for that share of the draws', () => {
    const draw = createStream(7, 'server-failure', 0, 0);
    const count = Array.from({ length: 100_000 }, () => isDrawn(draw, 0.35)).filter(Boolean).length;
    // Five standard deviations of 100,000 draws are 754.
    expect(Math.abs(count - 35_000)).toBeLessThan(754);
    let drawCount = 0;
    isDrawn(() => ++drawCount, 0.5);
    expect(drawCount).toBe(1);
  });

  it('hashText(text) is FNV-1a: the known answers of its authors', () => {
    expect(hashText('')).toBe(0x811c9dc5);
    expect(hashText('a')).toBe(0xe40c292c);
    expect(hashText('foobar')).toBe(0xbf9cf968);
  });
});
