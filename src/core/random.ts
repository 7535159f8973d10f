/** Draws whole numbers 0 … 2³²−1, each as likely as any other. */
export type DrawUint32 = () => number;

/** What a draw is for. Each purpose has streams of its own, so that one more draw here never shifts a draw there. */
export type DrawPurpose =
  | 'article-loop'
  | 'jitter-down'
  | 'jitter-up'
  | 'loss-down'
  | 'loss-up'
  | 'messages'
  | 'retry'
  | 'server-failure'
  | 'uplink';

/**
 * sfc32 (Chris Doty-Humphrey's Small Fast Counting generator, 32-bit): integer arithmetic only, so the same numbers in
 * every engine. Source: PractRand 0.94, `sfc32`; the known answers in the tests come from the C code.
 */
export function createSfc32(seedA: number, seedB: number, seedC: number, counterStart = 1): DrawUint32 {
  let a = seedA | 0;
  let b = seedB | 0;
  let c = seedC | 0;
  let counter = counterStart | 0;
  return () => {
    const result = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + result) | 0;
    return result >>> 0;
  };
}

/** How many draws sfc32 needs until its seeds have mixed; the number that PractRand uses for three seed words. */
const WARM_UP_DRAW_COUNT = 15;

/**
 * The random stream for one draw: the `drawIndex`-th draw for `purpose` of `client`. It depends on nothing else, so
 * the same client's nth transit up is delayed alike in every lane, alone or beside others. It is a stream, not one
 * number, because some distributions need several uniform numbers for one value.
 */
export function createStream(seed: number, purpose: DrawPurpose, client: number, drawIndex: number): DrawUint32 {
  let draw: DrawUint32 | null = null;
  // Made when it is first asked: most transits draw no jitter.
  return () => {
    draw ??= createWarmSfc32(seed, hashText(purpose) ^ Math.imul(client, 0x9e3779b1), drawIndex);
    return draw();
  };
}

function createWarmSfc32(seedA: number, seedB: number, seedC: number): DrawUint32 {
  const draw = createSfc32(seedA, seedB, seedC);
  for (let index = 0; index < WARM_UP_DRAW_COUNT; index++) draw();
  return draw;
}

/** A number in [0, 1) with 32 random bits: a whole number of 2⁻³², exact in every engine. */
export function toUnitInterval(drawn: number): number {
  return drawn / 0x1_0000_0000;
}

/** True with `probability`: never at 0, always at 1. */
export function isDrawn(draw: DrawUint32, probability: number): boolean {
  return draw() < probability * 0x1_0000_0000;
}

/** FNV-1a, 32 bit. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
