/** A sample's mean and the standard error of that mean. */
export interface Estimate {
  readonly mean: number;
  readonly standardError: number;
}

/** Throws RangeError for fewer than two values: no error can be told from one. */
export function estimate(values: readonly number[]): Estimate {
  if (values.length < 2) throw new RangeError(`an estimate needs two values or more, got ${values.length}`);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return { mean, standardError: Math.sqrt(variance / values.length) };
}

/** The most standard errors that a correct simulation may be off by. */
const TOLERATED_ERRORS = 4;
/** A test must fail when the true value moves by this share. */
const NOTICED_SHARE = 1 / 20;

/**
 * What is wrong with `sample` as an estimate of `expected`, in words, or null. It is wrong when it is off by more than four standard
 * errors — and also when its error is so large that a value moved by a twentieth would pass as well.
 */
export function findDeviation(sample: Estimate, expected: number): string | null {
  const { mean, standardError } = sample;
  const toleratedError = TOLERATED_ERRORS * standardError;
  if (toleratedError >= Math.abs(expected) * NOTICED_SHARE) {
    return `the sample is too small: ±${toleratedError.toPrecision(3)} would hide a twentieth of ${expected}`;
  }
  if (Math.abs(mean - expected) <= toleratedError) return null;
  return `expected ${expected}, got ${mean.toPrecision(6)} ± ${standardError.toPrecision(3)}`;
}
