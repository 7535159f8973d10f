/**
 * The values that a slider stops at. Every stop is a number that a person would say, the whole span fits on one track,
 * and an arrow key always moves to the next of them, so that mouse, touch and keyboard reach the same values.
 */
import type { NumberRange } from './control-field';

/** About one stop for each pixel of the track. */
const STOPS_COUNT = 240;
/** Spans wider than this grow with the square, so that small values can be told apart. */
const LINEAR_UP_TO = 100;

const knownStops = new Map<string, readonly number[]>();

/** Each kind of slider is made once: while one is dragged, all others are asked for again at each position. */
export function sliderStops(
  slider: readonly [min: number, max: number],
  range: Pick<NumberRange, 'unit' | 'isWhole'>,
): readonly number[] {
  const key = [...slider, range.unit, range.isWhole].join(' ');
  const known = knownStops.get(key) ?? makeStops(slider, range);
  knownStops.set(key, known);
  return known;
}

function makeStops(
  slider: readonly [min: number, max: number],
  range: Pick<NumberRange, 'unit' | 'isWhole'>,
): readonly number[] {
  const [min, max] = slider;
  const stepsAreWhole = range.isWhole || range.unit === 'ms';
  const isLinear = max - min <= LINEAR_UP_TO;
  const stops = new Set<number>([min]);
  for (let index = 1; index < STOPS_COUNT; index += 1) {
    const portion = index / STOPS_COUNT;
    const raw = min + (max - min) * (isLinear ? portion : portion * portion);
    const stop = isLinear ? roundTo(raw, linearStep(max - min, stepsAreWhole)) : roundTo(raw, twoDigitStep(raw, max));
    if (stop > min && stop < max) stops.add(stop);
  }
  return [...stops.add(max)];
}

/** 1, 2 or 5 times a power of ten, about a hundredth of the span; at least 1 where only whole numbers make sense. */
function linearStep(span: number, isWhole: boolean): number {
  const raw = span / LINEAR_UP_TO;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= raw * 0.999) ?? raw;
  return isWhole ? Math.max(1, Math.round(step)) : step;
}

/** Two significant digits, but never finer than a thousandth of the span: nobody aims at 12 ms of an hour. */
function twoDigitStep(value: number, max: number): number {
  const finest = 10 ** Math.max(0, Math.floor(Math.log10(max / 1000)));
  return Math.max(finest, 10 ** (Math.floor(Math.log10(Math.max(value, 1))) - 1));
}

function roundTo(value: number, step: number): number {
  return Number((Math.round(value / step) * step).toPrecision(12));
}

/** The index of the stop nearest to `value`; a typed value may lie between two stops or beyond the last. */
export function nearestStopIndex(stops: readonly number[], value: number): number {
  let low = 0;
  let high = stops.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((stops[middle] ?? 0) <= value) low = middle;
    else high = middle;
  }
  const lowDistance = Math.abs(value - (stops[low] ?? 0));
  return lowDistance <= Math.abs(value - (stops[high] ?? 0)) ? low : high;
}
