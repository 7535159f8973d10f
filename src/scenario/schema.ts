/** All that a run depends on: the source of names, types, defaults, ranges, JSON Schema, form controls and reference. */
import * as v from 'valibot';
import {
  booleanField,
  boundedList,
  choiceField,
  msField,
  nullableNumberField,
  nullableWholeNumberField,
  numberField,
  numberWithin,
  ofForm,
  probabilityField,
  usualKind,
  wholeNumberField,
  wholeNumberWithin,
} from './fields';

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
export const LANES_MAX = 6;

/** A moment of the run, or a time of its length. */
const runMs = numberWithin({ min: 0, max: DAY_MS, unit: 'ms' });
const payloadBytesWithin = { min: 0, max: 1_000_000, unit: 'bytes', slider: [0, 2000] } as const;

const jitter = v.variant('kind', [
  v.strictObject({ kind: usualKind('none') }),
  v.strictObject({ kind: v.literal('uniform'), spreadMs: msField(50, 60_000, [0, 500]) }),
  v.strictObject({ kind: v.literal('normal'), deviationMs: msField(20, 60_000, [0, 200]) }),
  v.strictObject({
    kind: v.literal('logNormal'),
    medianMs: msField(20, 60_000, [0, 200]),
    sigma: numberField({ default: 0.5, min: 0, max: 5, unit: 'none', slider: [0, 2] }),
  }),
  v.strictObject({
    kind: v.literal('pareto'),
    scaleMs: msField(10, 60_000, [0, 200]),
    shape: numberField({ default: 2, min: 0.1, max: 100, unit: 'none', slider: [0.5, 5] }),
  }),
]);

export const networkSchema = v.strictObject({
  oneWayLatencyMs: msField(60, 60_000, [0, 1000]),
  jitter: v.optional(jitter, {}),
  lossProbability: probabilityField(0, [0, 0.5]),
  bandwidthKbps: nullableNumberField({ default: null, min: 1, max: 1e7, unit: 'kbps', slider: [1, 10_000] }),
  tls: choiceField(['none', '1.2', '1.3'], 'none'),
  httpVersion: choiceField(['1.1', '2'], '1.1'),
});

export const browserSchema = v.strictObject({
  connectionsPerHost: wholeNumberField({ default: 6, min: 1, max: 1000, unit: 'count', slider: [1, 12] }),
  warmConnection: booleanField(true),
  /** What the browser has for this host, and sends with each request; 0: nothing. */
  cookieBytes: wholeNumberField({ default: 0, min: 0, max: 16_384, unit: 'bytes', slider: [0, 2000] }),
  tabs: wholeNumberField({ default: 1, min: 1, max: 20, unit: 'count' }),
});

export const proxySchema = v.strictObject({
  idleTimeoutMs: msField(60_000, HOUR_MS, [1000, 120_000]),
  /** Until the answer begins, where that is another time. Null: `idleTimeoutMs`. */
  firstByteTimeoutMs: nullableNumberField({ default: null, min: 0, max: HOUR_MS, unit: 'ms', slider: [1000, 120_000] }),
  isBuffering: booleanField(false),
  bufferBytes: wholeNumberField({ default: 4096, min: 0, max: 1e9, unit: 'bytes', slider: [0, 65_536] }),
  passesUpgrade: booleanField(true),
  upstreamConnections: nullableWholeNumberField({ default: null, min: 1, max: 1e6, unit: 'count', slider: [1, 12] }),
});

export const serverSchema = v.strictObject({
  keepAliveMs: msField(5000, HOUR_MS, [0, 60_000]),
  workers: wholeNumberField({ default: 200, min: 1, max: 1e6, unit: 'count', slider: [1, 400] }),
  backlog: wholeNumberField({ default: 100, min: 0, max: 1e6, unit: 'count', slider: [0, 400] }),
  /** Whether what is held keeps its worker: `event-loop` needs one only for processing. */
  concurrency: choiceField(['thread-per-request', 'event-loop'], 'thread-per-request'),
  /** HTTP/2: how many requests it takes at a time on one connection. */
  maxConcurrentStreams: wholeNumberField({ default: 128, min: 1, max: 1e6, unit: 'count', slider: [1, 256] }),
  processingMs: msField(0, 60_000, [0, 2000]),
  holdLimitMs: msField(25_000, HOUR_MS, [0, 60_000]),
  heartbeatMs: nullableNumberField({ default: 15_000, min: 100, max: HOUR_MS, unit: 'ms', slider: [100, 60_000] }),
  keepsMessages: booleanField(true),
  /** How many messages the queue has room for: a newer one takes the place of the oldest. Null: for all. */
  messageLogLength: nullableWholeNumberField({ default: null, min: 1, max: 1e6, unit: 'count', slider: [1, 100] }),
  watchesForClose: booleanField(true),
  failureProbability: probabilityField(0),
});

/** `poisson`: whether that is the kind where none is named. */
const messageSources = <Poisson extends v.GenericSchema<'poisson' | undefined, 'poisson'>>(poisson: Poisson) => {
  const payload = { payloadBytes: wholeNumberField({ default: 20, ...payloadBytesWithin }) };
  return [
    v.strictObject({
      kind: v.literal('at'),
      timesMs: boundedList(v.pipe(v.array(runMs), v.maxLength(100_000))),
      ...payload,
    }),
    v.strictObject({
      kind: v.literal('every'),
      periodMs: msField(2000, DAY_MS, [100, 20_000], 1),
      /** Null: one period after the start, as `setInterval` does. */
      firstMs: nullableNumberField({ default: null, min: 0, max: DAY_MS, unit: 'ms', slider: [0, 20_000] }),
      ...payload,
    }),
    v.strictObject({
      kind: poisson,
      perSecond: numberField({ default: 0.5, min: 0, max: 1000, unit: 'per-second', slider: [0, 5] }),
      ...payload,
    }),
    v.strictObject({
      kind: v.literal('bursts'),
      everyMs: msField(10_000, DAY_MS, [500, 30_000], 1),
      count: wholeNumberField({ default: 5, min: 1, max: 10_000, unit: 'count', slider: [1, 50] }),
      withinMs: msField(500, DAY_MS, [0, 5000]),
      ...payload,
    }),
  ] as const;
};

export const messagesSchema = v.variant('kind', [...messageSources(usualKind('poisson'))]);
export const uplinkSchema = v.variant('kind', [
  v.strictObject({ kind: usualKind('none') }),
  ...messageSources(v.literal('poisson')),
]);

const drawNumber = wholeNumberWithin({ min: 0, max: 99, unit: 'none' });
const drawList = boundedList(v.pipe(v.array(drawNumber), v.maxLength(100_000)));

export const articleLoopSchema = v.strictObject({
  firstMs: msField(300, HOUR_MS, [0, 5000]),
  sleepMs: msField(1600, HOUR_MS, [0, 10_000]),
  probability: probabilityField(0.35),
  draws: v.optional(v.nullable(boundedList(v.pipe(v.array(drawList), v.maxLength(100_000)))), null),
});

/** `<lane>/request/<id>` or `<lane>/request/<id>/attempt/<n>`. */
const requestKey = v.pipe(v.string(), ofForm('request-key', /^[^/]+\/request\/\d+(\/attempt\/[1-9]\d*)?$/));
const connectionKey = v.pipe(v.string(), ofForm('connection-key', /^[^/]+\/connection\/\d+$/));

/** An act that is switched off stays in the list and does nothing. */
const isEnabled = booleanField(true);

/** Acts at a moment. */
export const timedActSchema = v.variant('do', [
  v.strictObject({
    atMs: runMs,
    do: v.literal('publish'),
    payloadBytes: v.optional(wholeNumberWithin(payloadBytesWithin)),
    isEnabled,
  }),
  /** `overMs`: one after the other, evenly spread over so long, as a server does that is to be replaced. 0: all at once. */
  v.strictObject({ atMs: runMs, do: v.literal('close-streams'), overMs: v.optional(runMs, 0), isEnabled }),
  v.strictObject({ atMs: runMs, do: v.literal('outage'), forMs: runMs, isEnabled }),
  v.strictObject({
    atMs: runMs,
    do: v.literal('server-restart'),
    forMs: runMs,
    keepsMemory: booleanField(true),
    isEnabled,
  }),
  v.strictObject({ atMs: runMs, do: v.literal('server-slow'), forMs: runMs, byMs: runMs, isEnabled }),
  v.strictObject({ atMs: runMs, do: v.literal('server-stall'), forMs: runMs, isEnabled }),
  v.strictObject({ atMs: runMs, do: v.literal('hide-tab'), forMs: runMs, isEnabled }),
  v.strictObject({ atMs: runMs, do: v.literal('sleep'), forMs: runMs, isEnabled }),
  v.strictObject({
    atMs: runMs,
    do: v.literal('set'),
    path: v.string(),
    value: v.unknown(),
    lane: v.optional(v.string()),
    isEnabled,
  }),
]);

/** Acts at a moment, on one connection. */
export const connectionActSchema = v.variant('do', [
  v.strictObject({ on: connectionKey, atMs: runMs, do: v.literal('cut-connection'), isEnabled }),
  v.strictObject({ on: connectionKey, atMs: runMs, do: v.literal('stall-connection'), forMs: runMs, isEnabled }),
]);

/** Acts on a request, whenever it arrives. */
export const requestActSchema = v.variant('do', [
  v.strictObject({ on: requestKey, do: v.literal('drop-response'), isEnabled }),
  v.strictObject({ on: requestKey, do: v.literal('delay-response'), byMs: runMs, isEnabled }),
  v.strictObject({ on: requestKey, do: v.literal('duplicate-response'), isEnabled }),
  v.strictObject({
    on: requestKey,
    do: v.literal('fail-response'),
    status: wholeNumberField({ default: 500, min: 400, max: 599, unit: 'none' }),
    isEnabled,
  }),
  v.strictObject({ on: requestKey, do: v.literal('reset-connection'), isEnabled }),
  v.strictObject({ on: requestKey, do: v.literal('never-answer'), isEnabled }),
]);

/** The parameters are the techniques' own: they are parsed with the schemas that the registry hands in. */
export const laneSchema = v.strictObject({
  id: v.string(),
  key: v.optional(v.pipe(v.string(), ofForm('lane-key', /^[^/\s]{1,60}$/))),
  params: v.optional(v.unknown()),
});

export const scenarioSchema = v.strictObject({
  version: v.literal(1),
  seed: wholeNumberField({ default: 7, min: 0, max: 0xffff_ffff, unit: 'none', slider: [0, 100] }),
  durationMs: msField(30_000, DAY_MS, [1000, 120_000], 1),
  clients: wholeNumberField({ default: 1, min: 1, max: 100_000, unit: 'count', slider: [1, 20] }),
  techniques: boundedList(v.pipe(v.array(laneSchema), v.minLength(1), v.maxLength(LANES_MAX))),
  network: v.optional(networkSchema, {}),
  browser: v.optional(browserSchema, {}),
  proxy: v.optional(v.nullable(proxySchema), null),
  server: v.optional(serverSchema, {}),
  messages: v.optional(messagesSchema, {}),
  uplink: v.optional(uplinkSchema, {}),
  articleLoop: v.optional(articleLoopSchema, {}),
  interventions: v.optional(boundedList(v.pipe(v.array(v.unknown()), v.maxLength(10_000))), []),
});

export type Network = v.InferOutput<typeof networkSchema>;
export type Jitter = v.InferOutput<typeof jitter>;
export type Browser = v.InferOutput<typeof browserSchema>;
export type Server = v.InferOutput<typeof serverSchema>;
export type MessageSource = v.InferOutput<typeof messagesSchema>;
export type UplinkSource = v.InferOutput<typeof uplinkSchema>;
export type ArticleLoop = v.InferOutput<typeof articleLoopSchema>;
export type TimedAct = v.InferOutput<typeof timedActSchema>;
export type ConnectionAct = v.InferOutput<typeof connectionActSchema>;
export type RequestAct = v.InferOutput<typeof requestActSchema>;
export type Intervention = TimedAct | ConnectionAct | RequestAct;

export interface Lane {
  readonly id: string;
  readonly key: string;
  readonly params: Readonly<Record<string, unknown>>;
}

type ParsedShape = v.InferOutput<typeof scenarioSchema>;
/** A scenario with every default filled in: what `simulate` takes. Plain data, never changed in place. */
export type Scenario = Readonly<Omit<ParsedShape, 'techniques' | 'interventions'>> & {
  readonly techniques: readonly Lane[];
  readonly interventions: readonly Intervention[];
};

/** What the registry hands to `parseScenario`: each technique's parameters, by its id. */
export type ParamsSchemas = Readonly<Record<string, v.GenericSchema<unknown, Record<string, unknown>>>>;

/** The parameters of one technique; null for an id that the registry does not have. */
export function paramsSchemaOf(id: string, schemas: ParamsSchemas): ParamsSchemas[string] | null {
  return Object.hasOwn(schemas, id) ? (schemas[id] ?? null) : null;
}
