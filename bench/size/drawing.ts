import type { TimelineLane } from '../../src/views/timeline/props';

/** One message on the wire, as every contender gets it. */
export interface Message {
  readonly fromMs: number;
  readonly toMs: number;
  /** From the browser to the server. */
  readonly isUp: boolean;
  readonly text: string;
}

/** What is to be drawn, in the form of each contender; ready before the clock starts. */
export interface Subject {
  readonly lane: TimelineLane;
  readonly messages: readonly Message[];
  /** The stretch of time to show at first. A baseline that cannot choose draws all of it to its own scale. */
  readonly windowMs: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** A picture that stands in the page. */
export interface Drawing {
  /** Moves the picture by `px` along time, as a reader's wheel does; negative is earlier. */
  readonly pan: (px: number) => void;
}

/** A contender, with all of its code loaded. It puts its picture into `target`. */
export type Draw = (target: HTMLElement, subject: Subject) => Drawing | Promise<Drawing>;
