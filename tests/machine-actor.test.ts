import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { initialTransition, transition, type AnyMachineSnapshot, type AnyStateMachine, type EventObject } from 'xstate';
import { MachineStepper } from '../src/machine-actor';
import { behaviourMachines } from '../src/techniques/behaviours/behaviour-machines';
import { techniques } from '../src/techniques/index';
import { parsed } from './support/scenarios';
import { anyNumber } from './support/any-number';

interface Done {
  readonly type: string;
  readonly params?: { readonly event?: EventObject; readonly delay?: number };
}

/** What an action does, without the ids that XState makes up. */
const effectsOf = (actions: readonly Done[]) =>
  actions
    .filter(({ type }) => type !== 'xstate.assign')
    .map(({ type, params }) => ({ type, event: params?.event, delay: params?.delay }));

const whole = (snapshot: AnyMachineSnapshot) => [snapshot.value, snapshot.context, snapshot.status];

const messages = fc.array(fc.record({ id: fc.integer({ min: 1, max: 9 }), payloadBytes: fc.nat(50) }), {
  maxLength: 3,
});
const random01 = anyNumber(0, 0.99);
const name = fc.constantFrom('poll', 'frame', 'stream');
const type = <Type extends string>(value: Type) => fc.constant(value);
const facts: fc.Arbitrary<EventObject> = fc.oneof(
  fc.record({ type: type('response.arrived'), name, messages, random01 }),
  fc.record({
    type: type('response.failed'),
    name,
    reason: fc.constantFrom('http-error', 'network-error', 'client-timeout'),
    status: fc.constant(null),
    random01,
  }),
  fc.record({ type: type('chunk.arrived'), name, messages }),
  fc.record({ type: type('frame.arrived'), messages }),
  fc.record({ type: type('socket.closed'), code: fc.constant(1006), random01 }),
  ...['stream.opened', 'stream.ended', 'socket.opened', 'news.available', 'draw.ready', 'draw.blank'].map((each) =>
    fc.record({ type: type(each), name, random01 }),
  ),
  ...['request.closed', 'streams.close'].map((each) => fc.record({ type: type(each) })),
);

/** A fact, or the number of a timer that has been set: it fires. */
const steps = fc.array(fc.oneof(facts, fc.nat(20)), { maxLength: 30 });
const handlerInput = { holdLimitMs: 500, heartbeatMs: 100, firstMs: 10, sleepMs: 20 };
const machines: readonly [name: string, machine: AnyStateMachine, input: unknown][] = [
  ...techniques.map(({ id, machine }): [string, AnyStateMachine, unknown] => [
    id,
    machine,
    parsed({ version: 1, techniques: [{ id }] }).techniques[0]?.params,
  ]),
  ...Object.entries(behaviourMachines).map(([kind, machine]): [string, AnyStateMachine, unknown] => [
    kind,
    machine,
    handlerInput,
  ]),
];

describe('MachineStepper', () => {
  it.each(machines)('steps %s as XState’s own transition() does, whatever it hears', (_name, machine, input) => {
    // One for all runs, as in a lane: nothing may be left in it from the run before.
    const stepper = new MachineStepper(machine, input);
    fc.assert(
      fc.property(steps, (todo) => {
        let [expected, expectedActions] = initialTransition(machine, input) as [AnyMachineSnapshot, Done[]];
        let { snapshot, actions } = stepper.start(input);
        const timers: EventObject[] = [];
        for (const step of todo) {
          expect(whole(snapshot)).toEqual(whole(expected));
          expect(effectsOf(actions as readonly Done[])).toEqual(effectsOf(expectedActions));
          timers.push(
            ...effectsOf(expectedActions).flatMap((done) =>
              done.delay === undefined || !done.event ? [] : [done.event],
            ),
          );
          const event = typeof step === 'number' ? timers[step % timers.length] : step;
          if (event === undefined || expected.status !== 'active') continue;
          [expected, expectedActions] = transition(machine, expected, event) as [AnyMachineSnapshot, Done[]];
          ({ snapshot, actions } = stepper.step(snapshot, event));
        }
      }),
      { seed: 1, numRuns: 60 },
    );
  });
});
