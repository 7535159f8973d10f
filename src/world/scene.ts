import type { PageId } from '../trace/page-id';
import type { Recorder } from '../trace/recorder';
import type { Draws } from './draws';
import type { Actor, ClientFact, ClientWish, HandlerFact, HandlerInput, HandlerWish, LaneCast } from './protocol';
import type { Settings } from './settings';
import type { SuspendableTime, Timers } from './suspendable-time';
import type { Stretch } from './stretches';
import type { VirtualClock } from './virtual-clock';
import type { HandlerKind } from '../trace/events';

export type PageActor = Actor<ClientFact<unknown>>;
export type HandlerActor = Actor<HandlerFact>;

/** Who runs the machines. The world knows none: it is handed a stage, and hears wishes from it. */
export interface Stage {
  startPage(
    page: PageId,
    params: Readonly<Record<string, unknown>>,
    timers: Timers,
    onWish: (wish: ClientWish) => void,
  ): PageActor;
  startHandler(
    handler: HandlerKind,
    input: HandlerInput,
    place: PageId & { readonly exchangeId: number; readonly attempt: number },
    timers: Timers,
    onWish: (wish: HandlerWish) => void,
  ): HandlerActor;
}

/** What all parts of one lane's world share. */
export interface Scene {
  readonly clock: VirtualClock;
  /** The clients' computers: they may sleep. */
  readonly clientTime: SuspendableTime;
  /** The server's process: it may stall. */
  readonly serverTime: SuspendableTime;
  /** When the clients' tabs are hidden, all of them; merged. */
  readonly tabHidings: readonly Stretch[];
  readonly recorder: Recorder;
  readonly draws: Draws;
  readonly cast: LaneCast;
  readonly stage: Stage;
  readonly laneKey: string;
  readonly seed: number;
  /** Replaced whole when an intervention sets a value. */
  settings: Settings;
}
