import { must } from '../core/assert';
import type { ConnectionAct, RequestAct } from './schema';

/** What an act with a key is about. Without an attempt it means all of them. */
export type ActTarget =
  | {
      readonly kind: 'request';
      readonly laneKey: string;
      readonly requestId: number;
      readonly attempt: number | null;
    }
  | { readonly kind: 'connection'; readonly laneKey: string; readonly connectionId: number };

/** The lane that an act with a key is about. */
export function laneKeyOf(act: ConnectionAct | RequestAct): string {
  return readTarget(act).laneKey;
}

/** Reads a key that the scenario's schema has accepted. */
export function readTarget({ on }: ConnectionAct | RequestAct): ActTarget {
  const [laneKey = '', kind, id, , attempt] = on.split('/');
  const number = Number(must(id, `the key ${on} passed the schema but cannot be read`));
  if (kind === 'connection') return { kind, laneKey, connectionId: number };
  return { kind: 'request', laneKey, requestId: number, attempt: attempt === undefined ? null : Number(attempt) };
}
