import type { AnyStateMachine, AnyStateNode } from 'xstate';

/** A machine as plain data, for drawing it: leaf states by their own names, and what leads from one to another. */
export interface MachineDescription {
  readonly states: readonly string[];
  readonly initial: string;
  readonly transitions: readonly TransitionDescription[];
}

export interface TransitionDescription {
  readonly from: string;
  readonly to: string;
  readonly event: string;
  /**
   * The name of what must hold, or several names with `GUARD_JOINT` between them, one of which must; `else` where other
   * ways with the same event come first; null where nothing must.
   */
  readonly guard: string | null;
}

/** Between the names of guards. */
export const GUARD_JOINT = '|';

/** Facts that only adjust a machine; they would clutter every chart. */
const UNDRAWN_EVENTS: readonly string[] = ['params.changed'];

/**
 * Reads a machine's chart. A transition of a parent state counts for each of its leaves; one that only acts, without a
 * target, leads back to where it began. Delays read as `after <delay>`, as they do in the trace.
 */
export function describeMachine(machine: AnyStateMachine): MachineDescription {
  const leaves = leavesOf(machine.root);
  const transitions = leaves.flatMap((leaf) =>
    lineageOf(leaf).flatMap((node) =>
      [...node.transitions.values()].flatMap((ways) =>
        ways.flatMap(({ eventType, target, guard }, index) => {
          const event = nameOfEvent(eventType as string);
          if (UNDRAWN_EVENTS.includes(event)) return [];
          const to = target?.[0] ? initialLeafOf(target[0]) : leaf;
          return [
            { from: leaf.key, to: to.key, event, guard: typeof guard === 'string' ? guard : index > 0 ? 'else' : null },
          ];
        }),
      ),
    ),
  );
  return {
    states: leaves.map(({ key }) => key),
    initial: initialLeafOf(machine.root).key,
    transitions: withoutRepeats(transitions),
  };
}

/** The delays that a machine asks for by a name that it does not declare: they would be no delays at all. */
export function findUndeclaredDelays(machine: AnyStateMachine): readonly string[] {
  const declared = Object.keys(machine.implementations.delays);
  return delaysAskedFor(machine).filter((delay) => !declared.includes(delay));
}

/** The names in every `after`, and in every action that raises an event later. */
export function delaysAskedFor(machine: AnyStateMachine): readonly string[] {
  const raised = Object.values(machine.implementations.actions).flatMap((action) => {
    const { delay } = action as { readonly delay?: unknown };
    return typeof delay === 'string' || typeof delay === 'number' ? [String(delay)] : [];
  });
  return [...allNodesOf(machine.root).flatMap((node) => node.after.map(({ delay }) => String(delay))), ...raised];
}

function leavesOf(node: AnyStateNode): readonly AnyStateNode[] {
  const children = Object.values(node.states) as readonly AnyStateNode[];
  return children.length === 0 ? [node] : children.flatMap(leavesOf);
}

function allNodesOf(node: AnyStateNode): readonly AnyStateNode[] {
  return [node, ...(Object.values(node.states) as readonly AnyStateNode[]).flatMap(allNodesOf)];
}

/** The node and its ancestors: a parent's transitions apply in each child. */
function lineageOf(node: AnyStateNode): readonly AnyStateNode[] {
  return node.parent ? [node, ...lineageOf(node.parent as AnyStateNode)] : [node];
}

function initialLeafOf(node: AnyStateNode): AnyStateNode {
  const next = (node.initial as { readonly target?: readonly AnyStateNode[] } | undefined)?.target?.[0];
  return next ? initialLeafOf(next) : node;
}

function nameOfEvent(eventType: string): string {
  const [, delay] = /^xstate\.after\.([^.]+)\./.exec(eventType) ?? [];
  return delay === undefined ? eventType : `after ${delay}`;
}

/**
 * Guarded alternatives to one target are one arrow, with all of their guards: a trace tells whence, on what and whither a
 * machine moved, and not by which of them, so no more than that can be counted or lit.
 */
function withoutRepeats(transitions: readonly TransitionDescription[]): readonly TransitionDescription[] {
  const alike = new Map<string, TransitionDescription>();
  for (const way of transitions) {
    const key = JSON.stringify([way.from, way.event, way.to]);
    const known = alike.get(key);
    alike.set(key, known ? { ...known, guard: eitherGuard(known.guard, way.guard) } : way);
  }
  return [...alike.values()];
}

function eitherGuard(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return null;
  return one.split(GUARD_JOINT).includes(other) ? one : `${one}${GUARD_JOINT}${other}`;
}
