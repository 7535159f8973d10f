import { initialTransition, transition, type AnyMachineSnapshot, type AnyStateMachine, type EventObject } from 'xstate';
import { must } from '../../src/core/assert';

/** Any fact: a machine takes those that it knows. */
type Fact = EventObject & Readonly<Record<string, unknown>>;

interface Timer {
  readonly delayMs: number;
  readonly event: Fact;
}

interface Action {
  readonly type: string;
  readonly params?: { readonly event?: Fact; readonly id?: string; readonly delay?: number; readonly sendId?: string };
}

/**
 * A machine stepped by XState's own `transition()`, without a world: what it wishes for is listed, its timers wait until
 * they are fired by the name of their delay.
 */
export class SteppedMachine {
  readonly #machine: AnyStateMachine;
  readonly #timers = new Map<string, Timer>();
  #snapshot: AnyMachineSnapshot;
  #wishes: EventObject[] = [];
  #unnamedCount = 0;

  constructor(machine: AnyStateMachine, input: unknown) {
    this.#machine = machine;
    const [snapshot, actions] = initialTransition(machine, input);
    this.#snapshot = snapshot as AnyMachineSnapshot;
    this.#carryOut(actions as readonly Action[]);
  }

  /** The leaf that it is in. */
  get state(): string {
    const leafOf = (value: unknown): string =>
      typeof value === 'string' ? value : leafOf(Object.values(value as object)[0]);
    return leafOf(this.#snapshot.value);
  }

  get isDone(): boolean {
    return this.#snapshot.status !== 'active';
  }

  /** What it has wished for since it was last asked, by type. */
  takeWishes(): string[] {
    const types = this.#wishes.map(({ type }) => type);
    this.#wishes = [];
    return types;
  }

  /** The same, whole. */
  takeWholeWishes(): EventObject[] {
    const wishes = this.#wishes;
    this.#wishes = [];
    return wishes;
  }

  send(fact: Fact): this {
    const [snapshot, actions] = transition(this.#machine, this.#snapshot, fact);
    this.#snapshot = snapshot as AnyMachineSnapshot;
    this.#carryOut(actions as readonly Action[]);
    return this;
  }

  /** How long the timer of this delay was set for; null when it is not set. */
  delayOf(name: string): number | null {
    return this.#timerOf(name)?.[1].delayMs ?? null;
  }

  fire(name: string): this {
    const [id, timer] = must(this.#timerOf(name), `the timer ${name} of ${this.#machine.id} is not set`);
    this.#timers.delete(id);
    return this.send(timer.event);
  }

  #timerOf(name: string): [id: string, timer: Timer] | undefined {
    return [...this.#timers].find(
      ([, { event }]) => event.type === name || event.type.startsWith(`xstate.after.${name}.`),
    );
  }

  #carryOut(actions: readonly Action[]): void {
    for (const { type, params = {} } of actions) {
      const { event, id = `unnamed ${this.#unnamedCount++}`, delay = 0, sendId = '' } = params;
      if (type === 'xstate.emit' && event) this.#wishes.push(event);
      if (type === 'xstate.raise' && event) this.#timers.set(id, { delayMs: delay, event });
      if (type === 'xstate.cancel') this.#timers.delete(sendId);
    }
  }
}
