import type { Intervention, RequestAct } from '../scenario/schema';
import { assert } from '../core/assert';

interface PlannedAct {
  readonly index: number;
  readonly act: RequestAct;
}

/** Which requests a key means: `<lane>/request/<id>[/attempt/<n>]`; without an attempt it means all of them. */
interface RequestKey {
  readonly laneKey: string;
  readonly exchangeId: number;
  readonly attempt: number | null;
}

/** Reads a key that the scenario's schema has accepted. */
function readRequestKey(key: string): RequestKey {
  const [, laneKey, exchangeId, attempt] = /^([^/]+)\/request\/(\d+)(?:\/attempt\/(\d+))?$/.exec(key) ?? [];
  assert(laneKey !== undefined && exchangeId !== undefined, `the key ${key} passed the schema but cannot be read`);
  return { laneKey, exchangeId: Number(exchangeId), attempt: attempt === undefined ? null : Number(attempt) };
}

/** The faults that this lane's requests meet when they arrive at the server. */
export class RequestFaults {
  readonly #plannedByExchange = new Map<number, PlannedAct[]>();

  constructor(interventions: readonly Intervention[], laneKey: string) {
    interventions.forEach((act, index) => {
      if (!('on' in act)) return;
      const key = readRequestKey(act.on);
      if (key.laneKey !== laneKey) return;
      const planned = this.#plannedByExchange.get(key.exchangeId) ?? [];
      this.#plannedByExchange.set(key.exchangeId, [...planned, { index, act }]);
    });
  }

  actsOn(exchangeId: number, attempt: number): readonly PlannedAct[] {
    const planned = this.#plannedByExchange.get(exchangeId) ?? [];
    return planned.filter(({ act }) => {
      const key = readRequestKey(act.on);
      return key.attempt === null || key.attempt === attempt;
    });
  }
}
