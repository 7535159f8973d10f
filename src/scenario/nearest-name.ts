/** Longer names are no slip of a finger, and would take long to compare. */
const MAX_LENGTH = 40;
/** Shorter pieces stand in too many names. */
const MIN_PIECE_LENGTH = 3;

/** The known name that was probably meant: a few letters off, or one that has all of it in it. Null where none is near. */
export function nearestName(written: string, known: readonly string[]): string | null {
  if (written === '' || written.length > MAX_LENGTH) return null;
  const name = written.toLowerCase();
  const slips = known.map((each) => ({ each, count: countSlips(name, each.toLowerCase(), slipsAllowed(name, each)) }));
  const [nearest] = slips.filter(({ count }) => count < Infinity).toSorted((one, other) => one.count - other.count);
  return nearest?.each ?? known.find((each) => isPieceOf(name, each)) ?? null;
}

/** A slip for each four letters, but something of the name must be left. */
function slipsAllowed(name: string, known: string): number {
  const mayDiffer = Math.max(1, Math.floor(Math.max(name.length, known.length) / 4));
  return Math.min(mayDiffer, Math.min(name.length, known.length) - 1);
}

function isPieceOf(name: string, known: string): boolean {
  return name.length >= MIN_PIECE_LENGTH && known.toLowerCase().includes(name);
}

/** Letters put in, left out, mistaken, or swapped with their neighbour (optimal string alignment); Infinity beyond `most`. */
function countSlips(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return Infinity;
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const isSame = one[row - 1] === other[column - 1];
      const isSwapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      current.push(
        Math.min(
          last[column]! + 1,
          current[column - 1]! + 1,
          last[column - 1]! + (isSame ? 0 : 1),
          isSwapped ? beforeLast[column - 2]! + 1 : Infinity,
        ),
      );
    }
    // A hundred thousand unknown fields must not keep anybody waiting.
    if (Math.min(...current) > most) return Infinity;
    beforeLast = last;
    last = current;
  }
  return last[other.length]! <= most ? last[other.length]! : Infinity;
}
