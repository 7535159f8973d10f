import type { AnyStateMachine } from 'xstate';

/** Where a function may stand: the context is made from the input. */
const FUNCTION_PLACES: readonly string[] = ['context'];
/** What starts actors, which live in real time. */
const ACTOR_KEYS: readonly string[] = ['invoke', 'spawn', 'spawnChild'];

/** The places in a machine's config where something is done inline instead of being named, or an actor is started. */
export function findInlineParts(machine: AnyStateMachine): readonly string[] {
  return findIn(machine.config, []);
}

function findIn(value: unknown, path: readonly string[]): readonly string[] {
  const place = path.join('.');
  if (typeof value === 'function') return FUNCTION_PLACES.includes(place) ? [] : [place];
  if (typeof value === 'string') return /spawn/i.test(value) ? [place] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    ACTOR_KEYS.includes(key) ? [[...path, key].join('.')] : findIn(each, [...path, key]),
  );
}
