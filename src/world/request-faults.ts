import { readTarget } from '../scenario/act-target';
import type { RequestAct } from '../scenario/schema';
import type { Recorder } from '../trace/recorder';
import type { Planned } from './planned-acts';

interface RequestFault extends Planned<RequestAct> {
  /** Null: all of them. */
  readonly attempt: number | null;
}

/** The faults that this lane's requests meet when they arrive at the server. */
export class RequestFaults {
  readonly #faultsByExchange = new Map<number, RequestFault[]>();

  constructor(planned: readonly Planned[], laneKey: string) {
    for (const { index, act } of planned) {
      if (!('on' in act) || 'atMs' in act) continue;
      const target = readTarget(act);
      if (target.kind !== 'request' || target.laneKey !== laneKey) continue;
      const faults = this.#faultsByExchange.get(target.requestId) ?? [];
      this.#faultsByExchange.set(target.requestId, [...faults, { index, act, attempt: target.attempt }]);
    }
  }

  actsOn(exchangeId: number, attempt: number): readonly Planned<RequestAct>[] {
    const faults = this.#faultsByExchange.get(exchangeId) ?? [];
    return faults.filter((fault) => fault.attempt === null || fault.attempt === attempt);
  }
}

/** Tells in the trace that a request meets them. */
export function recordActs(recorder: Recorder, acts: readonly Planned<RequestAct>[], exchangeId: number): void {
  for (const { index, act } of acts) {
    recorder.record({ kind: 'intervention-applied', index, act: act.do, exchangeId, connectionId: null });
  }
}
