/** What a frame and its parent say to each other, version 1. Whatever does not fit is passed over: others talk here too. */

export type HostMessage =
  | { readonly type: 'hello'; readonly subscribe: readonly string[] }
  | { readonly type: 'set'; readonly id: string | number | null; readonly patch: Readonly<Record<string, unknown>> }
  | {
      readonly type: 'call';
      readonly id: string | number | null;
      readonly method: string;
      readonly args: readonly unknown[];
    }
  /** A deck of slides shows the frame, or leaves it. */
  | { readonly type: 'slide'; readonly isShown: boolean };

/** Null for anything that is not for a figure. Never throws. */
export function readHostMessage(data: unknown): HostMessage | null {
  if (data === 'slide:start' || data === 'slide:stop') return { type: 'slide', isShown: data === 'slide:start' };
  if (typeof data !== 'object' || data === null || (data as { ps?: unknown }).ps !== 1) return null;
  const { type, id, subscribe, patch, method, args } = data as Readonly<Record<string, unknown>>;
  const known = typeof id === 'string' || typeof id === 'number' ? id : null;
  switch (type) {
    case 'hello':
      return { type, subscribe: textsIn(subscribe) };
    case 'set':
      return isRecord(patch) ? { type, id: known, patch } : null;
    case 'call': {
      const list: readonly unknown[] = Array.isArray(args) ? args : [];
      return typeof method === 'string' ? { type, id: known, method, args: list } : null;
    }
    default:
      return null;
  }
}

function textsIn(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.filter((each): each is string => typeof each === 'string') : [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
