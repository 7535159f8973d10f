import type { EventBody, Trace } from './events';

/** An event with its sequence left out, and its cause so many events ago: repetitive, so that it compresses well. */
export type PackedEvent = EventBody & { readonly atMs: number; readonly ago: number | null };

/** A trace from its beginning, as it is written down. */
export interface PackedTrace extends Omit<Trace, 'events'> {
  readonly events: readonly PackedEvent[];
}

export function packTrace({ events, ...rest }: Trace): PackedTrace {
  return {
    ...rest,
    events: events.map(({ sequence, cause, ...event }) => ({
      ago: cause === null ? null : sequence - cause,
      ...event,
    })),
  };
}

/** The trace that was packed, to the byte. */
export function unpackTrace({ events, ...rest }: PackedTrace): Trace {
  return {
    ...rest,
    events: events.map(({ ago, ...event }, sequence) => ({
      sequence,
      cause: ago === null ? null : sequence - ago,
      ...event,
    })),
  };
}
