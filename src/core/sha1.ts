/** How far each word of a block is spread, and where the padding leaves room for the length. Source: FIPS 180-4 §6.1. */
const BLOCK_BYTES = 64;
const LENGTH_AT_BYTE = 56;
const ROUND_COUNT = 80;

/**
 * SHA-1 of a byte string (one character a byte), as a byte string of 20. Synchronous and the same everywhere, which
 * `crypto.subtle` is not. Only for what a protocol asks for: as protection it has long been broken. Source: FIPS 180-4.
 */
export function sha1(bytes: string): string {
  const padded = withPadding(bytes);
  let state: readonly number[] = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  for (let fromByte = 0; fromByte < padded.length; fromByte += BLOCK_BYTES)
    state = digestBlock(state, scheduleOf(padded.subarray(fromByte, fromByte + BLOCK_BYTES)));
  return state
    .flatMap((word) => [word >>> 24, (word >>> 16) & 0xff, (word >>> 8) & 0xff, word & 0xff])
    .map((byte) => String.fromCharCode(byte))
    .join('');
}

/** A one bit, zeros, and the length in bits as the last eight bytes, so that whole blocks come out. */
function withPadding(bytes: string): Uint8Array {
  const blockCount = Math.floor((bytes.length + BLOCK_BYTES - LENGTH_AT_BYTE) / BLOCK_BYTES) + 1;
  const padded = new Uint8Array(blockCount * BLOCK_BYTES);
  for (let index = 0; index < bytes.length; index++) padded[index] = bytes.charCodeAt(index);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 0x2000_0000));
  view.setUint32(padded.length - 4, (bytes.length * 8) >>> 0);
  return padded;
}

/** The block's 16 words, stretched to one for each round. */
function scheduleOf(block: Uint8Array): readonly number[] {
  const view = new DataView(block.buffer, block.byteOffset);
  const words = Array.from({ length: BLOCK_BYTES / 4 }, (_, index) => view.getUint32(4 * index));
  for (let index = words.length; index < ROUND_COUNT; index++)
    words.push(rotateLeft(words[index - 3]! ^ words[index - 8]! ^ words[index - 14]! ^ words[index - 16]!, 1));
  return words;
}

function digestBlock(state: readonly number[], schedule: readonly number[]): readonly number[] {
  let [a, b, c, d, e] = state as [number, number, number, number, number];
  schedule.forEach((word, index) => {
    const next = (rotateLeft(a, 5) + roundOf(index, b, c, d) + e + word) | 0;
    [a, b, c, d, e] = [next, a, rotateLeft(b, 30), c, d];
  });
  return [a, b, c, d, e].map((word, index) => (word + state[index]!) | 0);
}

/** The function and the constant of a round: choose, parity, majority, parity. */
function roundOf(index: number, b: number, c: number, d: number): number {
  if (index < 20) return ((b & c) | (~b & d)) + 0x5a827999;
  if (index < 40) return (b ^ c ^ d) + 0x6ed9eba1;
  if (index < 60) return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
  return (b ^ c ^ d) + 0xca62c1d6;
}

function rotateLeft(word: number, bitCount: number): number {
  return (word << bitCount) | (word >>> (32 - bitCount));
}
