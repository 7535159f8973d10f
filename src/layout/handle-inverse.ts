/** A value of a field, and the moment at which the mark stands with it. */
export interface HandlePosition {
  readonly value: number;
  readonly atMs: number;
}

export interface HandleCourse {
  /** Before the drag. */
  readonly start: HandlePosition;
  readonly min: number;
  readonly max: number;
  /** When the mark is with that value; null where it is not there. Asked once for each value. */
  readonly momentAt: (value: number) => number | null;
}

/** A microsecond: no moment of a run is finer. */
const FINEST_STEP = 0.001;
/** One look is enough as long as the mark moves evenly with the value; a jump is closed in on by halves. */
const MAX_LOOKS = 16;
/** A mark that hardly moves with its value says nothing of where another value would put it. */
const LEAST_SLOPE = 0.01;

/** Values between which the sought one lies, as far as it is known. */
interface Bracket {
  low: number;
  high: number;
}

/**
 * From a moment back to the value that puts a mark there. How far a mark moves with a value depends on all that came
 * before it (the fifth poll moves five times as far as the interval grows), so the run itself is asked: where the mark is
 * with a value, then along the straight line through what is known. Within half a pixel wherever there is such a value; a
 * mark that jumps stays on the side of the jump that is nearer.
 */
export class HandleInverse {
  readonly #course: HandleCourse;
  readonly #known = new Map<number, number | null>();
  #now: HandlePosition;
  /** How many ms later the mark is for one ms more of the value. */
  #slope = 1;

  constructor(course: HandleCourse) {
    this.#course = course;
    this.#now = course.start;
    this.#known.set(course.start.value, course.start.atMs);
  }

  /** The value for `targetMs`, as round as a picture of that scale can tell apart, and where the mark is with it. */
  positionFor(targetMs: number, msPerPx: number): HandlePosition {
    const bracket: Bracket = { low: -Infinity, high: Infinity };
    let [best, from, guess] = [this.#now, this.#now, this.#onLine(this.#now, targetMs)];
    narrow(bracket, from.value, from.atMs > targetMs);
    for (let look = 0; look < MAX_LOOKS && Math.abs(best.atMs - targetMs) > msPerPx / 2; look++) {
      const value = this.#nextValue(guess, from, bracket, msPerPx);
      if (value === null) break;
      const there = this.#momentAt(value);
      // A mark that comes earlier with more is another one by now, in the place of this one.
      const atMs = there !== null && (value - from.value) * (there - from.atMs) < 0 ? null : there;
      narrow(bracket, value, atMs === null ? value > from.value : atMs > targetMs);
      if (atMs === null) {
        guess = (from.value + value) / 2;
        continue;
      }
      this.#learnSlope(from, { value, atMs });
      from = { value, atMs };
      if (Math.abs(atMs - targetMs) < Math.abs(best.atMs - targetMs)) best = from;
      guess = this.#onLine(from, targetMs);
    }
    this.#now = best;
    return best;
  }

  #onLine({ value, atMs }: HandlePosition, targetMs: number): number {
    return value + (targetMs - atMs) / this.#slope;
  }

  #learnSlope(one: HandlePosition, other: HandlePosition): void {
    const slope = (other.atMs - one.atMs) / (other.value - one.value);
    if (slope >= LEAST_SLOPE) this.#slope = slope;
  }

  /** The guess, rounded; in the middle of the bracket, where it lies outside of that. Null when there is no other value left. */
  #nextValue(guess: number, from: HandlePosition, { low, high }: Bracket, msPerPx: number): number | null {
    const step = stepFor(msPerPx / this.#slope);
    const isInside = (value: number) => value > low && value < high;
    const rounded = this.#withinRange(roundTo(guess, step));
    const nextStep = this.#withinRange(roundTo(from.value + Math.sign(guess - from.value) * step, FINEST_STEP));
    const middle = (low + high) / 2;
    const candidates = [
      rounded === from.value ? nextStep : rounded,
      roundTo(middle, step),
      roundTo(middle, FINEST_STEP),
    ];
    return candidates.find(isInside) ?? null;
  }

  #withinRange(value: number): number {
    return Math.min(this.#course.max, Math.max(this.#course.min, value));
  }

  #momentAt(value: number): number | null {
    const known = this.#known.get(value);
    if (known !== undefined) return known;
    const atMs = this.#course.momentAt(value);
    this.#known.set(value, atMs);
    return atMs;
  }
}

function narrow(bracket: Bracket, value: number, isBeyond: boolean): void {
  if (isBeyond) bracket.high = Math.min(bracket.high, value);
  else bracket.low = Math.max(bracket.low, value);
}

/** The roundest step that is no longer than that: 1, 2 or 5 times a power of ten. */
export function stepFor(most: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(FINEST_STEP, most)));
  const factor = [5, 2, 1].find((each) => each * power <= most) ?? 1;
  return Math.max(FINEST_STEP, factor * power);
}

/** To a whole number of steps, without the dust of binary fractions. */
export function roundTo(value: number, step: number): number {
  return Number((Math.round(value / step) * step).toPrecision(12));
}
