import { readTarget } from '../scenario/act-target';
import type { RequestAct } from '../scenario/schema';
import type { Recorder } from '../trace/recorder';
import type { ArrivedRequest } from './arrived-request';
import type { Planned } from './planned-acts';
import type { Responder } from './responder';

interface RequestFault extends Planned<RequestAct> {
  /** Null: all of them. */
  readonly attempt: number | null;
}

/** What becomes of a request instead of what its server would do with it. */
type Verdict = 'reset' | 'ignored' | { readonly failsWith: number };

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

  /** Tells in the trace which of them it meets, and changes how it will be answered; or tells that it will not be. */
  meet({ exchangeId, attempt, connection }: ArrivedRequest, responder: Responder, recorder: Recorder): Verdict | null {
    const faults = this.#faultsByExchange.get(exchangeId) ?? [];
    const met = faults.filter((fault) => fault.attempt === null || fault.attempt === attempt);
    for (const { index, act } of met)
      recorder.record({ kind: 'intervention-applied', index, act: act.do, exchangeId, connectionId: null });
    for (const { act } of met) {
      if (act.do === 'reset-connection') return 'reset';
      if (act.do === 'never-answer') return 'ignored';
      if (act.do === 'drop-response') connection.isMuted = true;
      if (act.do === 'delay-response') responder.extraDelayMs += act.byMs;
      if (act.do === 'duplicate-response') responder.isDoubled = true;
    }
    const failing = met.map(({ act }) => act).find((act) => act.do === 'fail-response');
    return failing === undefined ? null : { failsWith: failing.status };
  }
}
