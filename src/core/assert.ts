/** Throws `Bug: …` when `condition` is false. For mistakes of ours, never for bad input; it stays on in production. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`Bug: ${message}`);
}

/** The value, or `Bug: …` when it is missing. For look-ups that cannot fail unless we made a mistake. */
export function must<Value>(value: Value | null | undefined, message: string): Value {
  assert(value !== null && value !== undefined, message);
  return value;
}

/** For the default branch of a switch over a union: a member without a case does not compile. */
export function unreachable(value: never): never {
  throw new Error(`Bug: unhandled case ${JSON.stringify(value)}`);
}
