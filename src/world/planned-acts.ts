import type { Intervention } from '../scenario/schema';
import { mergeStretches, stretchOf, type Stretch } from './stretches';

/** An act that is switched on, and its place in the scenario's list, by which the trace names it. */
export interface Planned<Act extends Intervention = Intervention> {
  readonly index: number;
  readonly act: Act;
}

export function plannedActs(interventions: readonly Intervention[]): readonly Planned[] {
  return interventions.flatMap((act, index) => (act.isEnabled ? [{ index, act }] : []));
}

type ActOf<Name extends Intervention['do']> = Extract<Intervention, { do: Name }>;

function actsNamed<Name extends Intervention['do']>(planned: readonly Planned[], name: Name): readonly ActOf<Name>[] {
  return planned.flatMap(({ act }) => (act.do === name ? [act as ActOf<Name>] : []));
}

/** Stretches of time that acts lay over a lane. Known beforehand, so that what is under way when one begins is lost in it. */
export interface PlannedStretches {
  /** One for each outage, as they stand in the list. */
  readonly outages: readonly Stretch[];
  /** The others are merged. */
  readonly tabHidings: readonly Stretch[];
  readonly sleeps: readonly Stretch[];
  readonly stalls: readonly Stretch[];
}

export function planStretches(planned: readonly Planned[]): PlannedStretches {
  const restartsAtMs = actsNamed(planned, 'server-restart').map((act) => stretchOf(act).fromMs);
  return {
    outages: actsNamed(planned, 'outage')
      .map(stretchOf)
      .filter(({ fromMs, toMs }) => fromMs < toMs),
    tabHidings: mergeStretches(actsNamed(planned, 'hide-tab').map(stretchOf)),
    sleeps: mergeStretches(actsNamed(planned, 'sleep').map(stretchOf)),
    stalls: mergeStretches(actsNamed(planned, 'server-stall').map((act) => untilRestart(stretchOf(act), restartsAtMs))),
  };
}

/** It is a process that stalls: the next one does not. */
function untilRestart({ fromMs, toMs }: Stretch, restartsAtMs: readonly number[]): Stretch {
  return { fromMs, toMs: Math.min(toMs, ...restartsAtMs.filter((atMs) => atMs > fromMs)) };
}
