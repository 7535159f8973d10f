import { createActor, type ActorScope, type AnyMachineSnapshot, type AnyStateMachine, type EventObject } from 'xstate';
import { assert, must } from './core/assert';
import type { EventOf } from './trace/events';
import { toldTab, type PageId } from './trace/page-id';
import type { Recorder } from './trace/recorder';
import type { Actor } from './world/protocol';
import type { Alarm, Timers } from './world/suspendable-time';

/**
 * Steps one machine from snapshot to snapshot, purely. XState's own `transition()` does the same, but makes a whole
 * actor for every step; here one scope serves all steps of a machine, which makes a run several times faster.
 */
export class MachineStepper {
  readonly machine: AnyStateMachine;
  readonly #scope: ActorScope<AnyMachineSnapshot, EventObject>;
  #actions: MachineAction[] = [];

  constructor(machine: AnyStateMachine, input: unknown) {
    this.machine = machine;
    const self = createActor(machine, { input });
    const nothing = () => undefined;
    this.#scope = {
      self,
      system: self.system,
      id: '',
      sessionId: '',
      logger: nothing,
      defer: nothing,
      emit: nothing,
      stopChild: nothing,
      actionExecutor: (action) => void this.#actions.push(action as MachineAction),
    };
  }

  start(input: unknown): Step {
    this.#actions = [];
    const snapshot = this.machine.getInitialSnapshot(this.#scope, input) as AnyMachineSnapshot;
    return { snapshot, actions: this.#actions };
  }

  step(before: AnyMachineSnapshot, event: EventObject): Step {
    this.#actions = [];
    const snapshot = this.machine.transition(before, event, this.#scope) as AnyMachineSnapshot;
    return { snapshot, actions: this.#actions };
  }
}

interface Step {
  readonly snapshot: AnyMachineSnapshot;
  readonly actions: readonly MachineAction[];
}

interface MachineActorOptions<Wish> {
  readonly stepper: MachineStepper;
  readonly timers: Timers;
  readonly recorder: Recorder;
  readonly place: PageId & { readonly exchangeId: number | null; readonly attempt: number | null };
  readonly onWish: (wish: Wish) => void;
}

/**
 * One running machine. XState says what follows from a fact; timers are set where its world lets them be,
 * wishes go to the world, and every transition is an event of the trace, the cause of all that it wished for.
 * An actor of XState's own would read a clock and make ids of its own; neither may enter a trace.
 */
export class MachineActor<Fact extends EventObject, Wish> implements Actor<Fact> {
  readonly #options: MachineActorOptions<Wish>;
  /** What each event of the trace says of whose machine it is. */
  readonly #place: Pick<EventOf<'machine-moved'>, 'client' | 'tab' | 'exchangeId' | 'attempt'>;
  readonly #timers = new Map<string, RunningTimer>();
  readonly #mailbox: EventObject[] = [];
  #snapshot: AnyMachineSnapshot | null = null;
  #isBusy = false;
  #isStopped = false;
  #timerCount = 0;

  constructor(options: MachineActorOptions<Wish>) {
    this.#options = options;
    const { client, exchangeId, attempt } = options.place;
    this.#place = { client, ...toldTab(options.place), exchangeId, attempt };
  }

  start(input: unknown): this {
    this.#isBusy = true;
    this.#enter(this.#options.stepper.start(input), 'start');
    this.#isBusy = false;
    this.#drainMailbox();
    return this;
  }

  /** A fact that comes while wishes are being carried out waits until they are: machines take one event at a time. */
  send(fact: EventObject): void {
    if (this.#isStopped) return;
    this.#mailbox.push(fact);
    if (!this.#isBusy) this.#drainMailbox();
  }

  stop(): void {
    this.#isStopped = true;
    for (const id of [...this.#timers.keys()]) this.#cancelTimer(id);
  }

  #drainMailbox(): void {
    this.#isBusy = true;
    for (let event = this.#mailbox.shift(); event && !this.#isStopped; event = this.#mailbox.shift()) this.#take(event);
    this.#isBusy = false;
  }

  #take(event: EventObject): void {
    const before = must(this.#snapshot, 'a machine takes events only after its start');
    if (before.status !== 'active') return;
    const step = this.#options.stepper.step(before, event);
    if (step.snapshot === before && step.actions.length === 0) return;
    this.#enter(step, nameOfEvent(event.type));
  }

  #enter({ snapshot, actions }: Step, event: string): void {
    const { recorder } = this.#options;
    const from = this.#snapshot ? nameOfState(this.#snapshot.value) : null;
    this.#snapshot = snapshot;
    const sequence = recorder.record({
      kind: 'machine-moved',
      ...this.#place,
      from,
      to: nameOfState(snapshot.value),
      event,
    });
    recorder.causedBy(sequence, () => {
      for (const action of actions) this.#carryOut(action);
    });
  }

  #carryOut({ type, params }: MachineAction): void {
    switch (type) {
      case 'xstate.emit':
        return this.#options.onWish(params.event as Wish);
      case 'xstate.raise':
        return this.#setTimer(
          params.id ?? `unnamed ${this.#timerCount++}`,
          params.delay ?? 0,
          params.event as EventObject,
        );
      case 'xstate.cancel':
        return this.#cancelTimer(must(params.sendId, 'a cancel names its timer'));
      default:
        // `assign` is done already. Anything else would be an effect that the trace cannot see.
        assert(type === 'xstate.assign', `a technique's machine has no business with ${type}`);
    }
  }

  #setTimer(id: string, delayMs: number, event: EventObject): void {
    this.#cancelTimer(id);
    if (this.#isStopped || delayMs === Infinity) return;
    const { timers, stepper, recorder } = this.#options;
    const name = nameOfEvent(event.type);
    const setSequence = recorder.record({ kind: 'timer-set', ...this.#place, event: name, delayMs });
    const told = { ...this.#place, setSequence, event: name };
    const alarm = recorder.causedBy(setSequence, () =>
      timers.schedule(delayMs, `${name} of ${stepper.machine.id}`, () => {
        this.#timers.delete(id);
        const fired = recorder.record({ kind: 'timer-fired', ...told });
        recorder.causedBy(fired, () => this.send(event));
      }),
    );
    this.#timers.set(id, { alarm, told });
  }

  #cancelTimer(id: string): void {
    const timer = this.#timers.get(id);
    if (timer === undefined) return;
    timer.alarm.cancel();
    this.#timers.delete(id);
    this.#options.recorder.record({ kind: 'timer-cancelled', ...timer.told });
  }
}

interface RunningTimer {
  readonly alarm: Alarm;
  /** What each event of the trace says of it. */
  readonly told: Omit<EventOf<'timer-cancelled'>, 'kind' | 'sequence' | 'atMs' | 'cause'>;
}

/** The shape of what `transition()` returns, as far as machines of facts and wishes go. */
interface MachineAction {
  readonly type: string;
  readonly params: {
    readonly event?: unknown;
    readonly id?: string;
    readonly delay?: number;
    readonly sendId?: string;
  };
}

/** `xstate.after.pollInterval.ajax-polling.ticking` → `after pollInterval`; facts keep their names. */
function nameOfEvent(type: string): string {
  const [, delay] = /^xstate\.after\.([^.]+)\./.exec(type) ?? [];
  return delay === undefined ? type : `after ${delay}`;
}

/** `{ polling: 'loading' }` → `loading`: leaf states have names of their own in every machine. */
function nameOfState(value: unknown): string {
  if (typeof value === 'string') return value;
  return Object.values(value as Record<string, unknown>)
    .map(nameOfState)
    .join('+');
}
