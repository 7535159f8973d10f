import type { PageId } from '../trace/page-id';
import { LULL_KINDS, type LullKind } from './lulls';

/**
 * Every mark that can be pointed at has a key that stays the same from run to run as long as the thing itself does.
 * Within a lane: `transit/12` (an arrow), `exchange/3` (a request with its answer), `exchange/3/attempt/1` (the server's
 * work on it), `exchange/3/attempt/1/backlog` (its wait for a worker), `exchange/3/attempt/1/proxy-wait`, `…/withheld/0` and
 * `…/gave-up` (what a proxy did with it), `exchange/3/queued` (its wait in the browser), `exchange/3/end` (given up, at the client's edge),
 * `message/4` (published), `message/4/client/0` and `message/4/client/0/tab/1` (delivered or lost there, the tab said where it is not the first), `connection/2`, `outage/0`, `server-stop/0`,
 * `tab-hiding/0` and the other lulls.
 */
export type ItemKey =
  | `transit/${number}`
  | `exchange/${number}`
  | `exchange/${number}/attempt/${number}`
  | `exchange/${number}/attempt/${number}/${'backlog' | 'proxy-wait' | 'gave-up'}`
  | `exchange/${number}/attempt/${number}/withheld/${number}`
  | `exchange/${number}/queued`
  | `exchange/${number}/end`
  | `message/${number}`
  | `message/${number}/client/${number}`
  | `message/${number}/client/${number}/tab/${number}`
  | `connection/${number}`
  | `outage/${number}`
  | `server-stop/${number}`
  | `${LullKind}/${number}`;

/** With its lane in front: `long-polling/transit/12`. Lane keys have no slash in them (the scenario's schema says so). */
export type LaneItemKey = `${string}/${ItemKey}`;

export type ItemKind = 'transit' | 'exchange' | 'message' | 'connection' | 'outage' | 'server-stop' | LullKind;

export interface ParsedItemKey {
  readonly kind: ItemKind;
  /** The transit's, exchange's, message's or connection's id; for an outage or a stop its place in the list. */
  readonly id: number;
  /** The attempt, where the key names one. */
  readonly attempt: number | null;
  /** Where a message was delivered or lost. */
  readonly page: PageId | null;
}

const KINDS: readonly string[] = [
  'transit',
  'exchange',
  'message',
  'connection',
  'outage',
  'server-stop',
  ...LULL_KINDS,
] satisfies ItemKind[];

/** Of the mark that tells where a message was delivered or lost. */
export function fateKey(messageId: number, { client, tab }: PageId): ItemKey {
  return tab === 0 ? `message/${messageId}/client/${client}` : `message/${messageId}/client/${client}/tab/${tab}`;
}

export function laneItemKey(laneKey: string, itemKey: ItemKey): LaneItemKey {
  return `${laneKey}/${itemKey}`;
}

/** The lane's key and the key within the lane. */
export function splitLaneItemKey(key: LaneItemKey): { readonly laneKey: string; readonly itemKey: ItemKey } {
  const cutIndex = key.indexOf('/');
  // The type says that what follows the first slash is an item's key.
  return { laneKey: key.slice(0, cutIndex), itemKey: key.slice(cutIndex + 1) as ItemKey };
}

/** What an item's key names. Null for text that is no key, such as one that came from an address bar. */
export function parseItemKey(key: string): ParsedItemKey | null {
  const [kind, idText, partName, partText, tabName, tabText] = key.split('/');
  const id = Number(idText);
  if (kind === undefined || !KINDS.includes(kind) || idText === undefined || idText === '' || !Number.isInteger(id))
    return null;
  const tab = tabName === 'tab' ? Number(tabText) : 0;
  return {
    kind: kind as ItemKind,
    id,
    attempt: partName === 'attempt' ? Number(partText) : null,
    page: partName === 'client' ? { client: Number(partText), tab } : null,
  };
}
