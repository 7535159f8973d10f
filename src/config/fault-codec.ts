/**
 * What is done to a run, short enough for an attribute: `8s:outage:2s`, `request/3:drop-response`,
 * `4s:cut-connection:websocket/connection/0`. Each is an act of the scenario; `set` is not among them, since what it sets
 * may be anything.
 */
import { oneOf, type Allowed } from '../scenario/allowed';
import type { Unit } from '../scenario/fields';
import { readQuantity, writeQuantity } from '../scenario/quantity';
import { listed, type ValueKind } from './value-kinds';

export interface Fault {
  readonly do: FaultKind;
  /** Acts on requests have none. */
  readonly atMs: number | null;
  /** `request/3`, `request/3/attempt/1` or `connection/0`; null for what is done to all. */
  readonly on: string | null;
  /** The lane that `on` speaks of; null: each lane on stage. */
  readonly lane: string | null;
  /** In the order of the kind's amounts; those at the end may be left out where they have a default. */
  readonly amounts: readonly number[];
}

interface Shape {
  readonly on: 'all' | 'connection' | 'request';
  readonly amounts: readonly (readonly [field: string, unit: Unit])[];
  readonly fewestAmounts?: number;
}

const FOR_MS = ['forMs', 'ms'] as const;
const BY_MS = ['byMs', 'ms'] as const;

const SHAPES = {
  publish: { on: 'all', amounts: [['payloadBytes', 'bytes']], fewestAmounts: 0 },
  'close-streams': { on: 'all', amounts: [] },
  outage: { on: 'all', amounts: [FOR_MS] },
  'server-restart': { on: 'all', amounts: [FOR_MS] },
  'server-slow': { on: 'all', amounts: [FOR_MS, BY_MS] },
  'server-stall': { on: 'all', amounts: [FOR_MS] },
  'hide-tab': { on: 'all', amounts: [FOR_MS] },
  sleep: { on: 'all', amounts: [FOR_MS] },
  'cut-connection': { on: 'connection', amounts: [] },
  'stall-connection': { on: 'connection', amounts: [FOR_MS] },
  'drop-response': { on: 'request', amounts: [] },
  'delay-response': { on: 'request', amounts: [BY_MS] },
  'duplicate-response': { on: 'request', amounts: [] },
  'fail-response': { on: 'request', amounts: [['status', 'none']], fewestAmounts: 0 },
  'reset-connection': { on: 'request', amounts: [] },
  'never-answer': { on: 'request', amounts: [] },
} as const satisfies Readonly<Record<string, Shape>>;

export type FaultKind = keyof typeof SHAPES;
export const FAULT_KINDS = Object.keys(SHAPES) as readonly FaultKind[];

const KEY = /^(?:([^/]+)\/)?((?:request\/\d+(?:\/attempt\/[1-9]\d*)?)|(?:connection\/\d+))$/;
const FORM: Allowed = { kind: 'fault-form', examples: ['8s:outage:2s', 'request/3:drop-response'] };

export const faults: ValueKind<readonly Fault[]> = {
  read: (list) => {
    const items = listed(list).map((item) => ({ item, read: readFault(item) }));
    const right = items.flatMap(({ read }) => ('do' in read ? [read] : []));
    const wrong = items.flatMap(({ item, read }) => ('do' in read ? [] : [{ text: item, allowed: read }]));
    return {
      value: right.length === 0 ? null : right,
      faults: items.length === 0 ? [{ text: list, allowed: FORM }] : wrong,
    };
  },
  write: (all) => all.map(writeFault).join(','),
};

/** The scenario's entry for each lane that is meant. */
export function actsOf({ do: kind, atMs, on, lane, amounts }: Fault, laneKeys: readonly string[]): readonly object[] {
  const values = Object.fromEntries(amounts.map((amount, place) => [SHAPES[kind].amounts[place]?.[0] ?? '', amount]));
  const act = { ...(atMs === null ? {} : { atMs }), do: kind, ...values };
  if (on === null) return [act];
  return (lane === null ? laneKeys : [lane]).map((key) => ({ on: `${key}/${on}`, ...act }));
}

/** What would have been right, where it is not. */
function readFault(item: string): Fault | Allowed {
  const [first = '', kind = '', ...rest] = item.split(':');
  const known = FAULT_KINDS.find((each) => each === kind);
  if (known === undefined) return kind === '' ? FORM : oneOf(FAULT_KINDS);
  const shape: Shape = SHAPES[known];
  const firstKey = KEY.exec(first);
  const key = firstKey ?? KEY.exec(rest[0] ?? '');
  const entries = firstKey === null && key !== null ? rest.slice(1) : rest;
  const atMs = firstKey === null ? readMoment(first) : null;
  const amounts = entries.map((entry, place) => readAmount(entry, shape.amounts[place]?.[1]));
  const isWhole =
    (shape.on === 'all' ? key === null : key?.[2]?.startsWith(shape.on) === true) &&
    (shape.on === 'request') === (atMs === null) &&
    !(shape.on === 'request' && firstKey === null) &&
    amounts.length >= (shape.fewestAmounts ?? shape.amounts.length) &&
    amounts.every((amount) => amount !== null);
  if (!isWhole) return FORM;
  return {
    do: known,
    atMs,
    on: key?.[2] ?? null,
    lane: key?.[1] ?? null,
    amounts,
  };
}

function readMoment(entry: string): number | null {
  const read = readQuantity(entry, 'ms');
  return read.isRead && read.value >= 0 && read.value < Infinity ? read.value : null;
}

function readAmount(entry: string, unit: Unit | undefined): number | null {
  const read = unit === undefined ? null : readQuantity(entry, unit);
  return read?.isRead === true && read.value < Infinity ? read.value : null;
}

function writeFault({ do: kind, atMs, on, lane, amounts }: Fault): string {
  const key = on === null ? [] : [lane === null ? on : `${lane}/${on}`];
  const written = amounts.map((amount, place) => writeQuantity(amount, SHAPES[kind].amounts[place]?.[1] ?? 'none'));
  return [
    ...(atMs === null ? [] : [writeQuantity(atMs, 'ms')]),
    ...(atMs === null ? [...key, kind] : [kind, ...key]),
    ...written,
  ].join(':');
}
