import { isDrawn, type DrawUint32 } from '../core/random';
import type { Place } from './arrival-counts';
import type { Scene } from './scene';

/** The article's server draws 0 … 99 and is ready when 20 < draw < 56. */
const DRAW_COUNT = 100;
const FIRST_READY_DRAW = 21;
const READY_DRAW_COUNT = 35;

export interface LoopDraw {
  readonly draw: number;
  readonly isReady: boolean;
}

/** A draw that a recording gives: ready as the article has it. */
export function readGivenDraw(draw: number): LoopDraw {
  return { draw, isReady: draw >= FIRST_READY_DRAW && draw < FIRST_READY_DRAW + READY_DRAW_COUNT };
}

/** A draw that is ready with `probability`; its number lies where the article's condition would have it. */
export function takeLoopDraw(probability: number, random: DrawUint32): LoopDraw {
  const isReady = isDrawn(random, probability);
  if (isReady) return { draw: FIRST_READY_DRAW + (random() % READY_DRAW_COUNT), isReady };
  const blank = random() % (DRAW_COUNT - READY_DRAW_COUNT);
  return { draw: blank < FIRST_READY_DRAW ? blank : blank + READY_DRAW_COUNT, isReady };
}

/** Those of the request that arrives at this place. */
export function loopDraws({ draws, settings }: Scene, client: number, place: Place): LoopDraws {
  const given = settings.articleLoop.draws?.[place.ofLane] ?? [];
  return new LoopDraws(given, draws.at('article-loop', client, place.ofClient));
}

/** The draws of one request: first those that are given, then its own. */
export class LoopDraws {
  readonly #given: readonly number[];
  readonly #draw: DrawUint32;
  #count = 0;

  constructor(given: readonly number[], draw: DrawUint32) {
    this.#given = given;
    this.#draw = draw;
  }

  next(probability: number): ReturnType<typeof readGivenDraw> {
    const given = this.#given[this.#count++];
    return given === undefined ? takeLoopDraw(probability, this.#draw) : readGivenDraw(given);
  }
}
