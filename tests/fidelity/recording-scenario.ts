import type { Recording } from './recording';

/** The lane that plays a recording's client program: docs/wire.md, "How a recording becomes a scenario". */
function laneOf({ params }: Recording): { id: string; params: Record<string, unknown> } {
  const { intervalMs: pollIntervalMs, timeoutMs, backoffMs, maxBackoffMs, retryMs } = params;
  switch (params.technique) {
    case 'ajax-interval':
      return { id: 'ajax-polling', params: { pollIntervalMs, answers: 'article-loop' } };
    case 'iframe-single':
      return { id: 'iframe-polling', params: { pollIntervalMs, reloadAfterMs: null } };
    case 'iframe-per-request':
      return { id: 'iframe-per-request', params: { pollIntervalMs } };
    case 'iframe-recursive':
      return { id: 'iframe-chained', params: {} };
    case 'ajax-long-article':
      return { id: 'ajax-long-polling', params: { clientTimeoutMs: timeoutMs } };
    case 'poll-cursor':
      return { id: 'ajax-polling', params: { pollIntervalMs, answers: 'at-once' } };
    case 'long-cursor':
      return { id: 'long-polling', params: { clientTimeoutMs: null } };
    case 'long-backoff':
      return {
        id: 'long-polling',
        params: {
          clientTimeoutMs: timeoutMs, retryFirstMs: backoffMs, retryFactor: 2, retryMaxMs: maxBackoffMs, retryJitterFraction: 0,
        },
      };
    case 'iframe-stream':
      return { id: 'iframe-streaming', params: {} };
    case 'xhr-stream':
      return { id: 'xhr-streaming', params: {} };
    case 'sse':
    case 'sse-reconnect':
      return { id: 'sse', params: { reconnectMs: retryMs ?? null } };
    case 'websocket':
    case 'websocket-reconnect':
      return { id: 'websocket', params: params.proxy ? { reconnectMs: null } : backoffMs === undefined ? {} : { reconnectMs: backoffMs } };
    default:
      throw new Error(`No lane plays the client program "${params.technique}"`);
  }
}

const FAULT_ACTS = { '500': 'fail-response', reset: 'reset-connection', blackhole: 'never-answer' } as const;

/** The scenario that a recording was made under; input for `parseScenario`. */
export function scenarioOf(recording: Recording): unknown {
  const { params } = recording;
  const lane = laneOf(recording);
  return {
    version: 1,
    clients: 1,
    durationMs: params.durationMs,
    techniques: [lane],
    network: { oneWayLatencyMs: params.oneWayMs },
    proxy: params.proxy ?? null,
    server: { keepAliveMs: params.keepAliveTimeoutMs + 1000, holdLimitMs: params.holdMs, processingMs: params.processingMs },
    messages: { kind: 'at', timesMs: recording.messages.map(({ at }) => at) },
    ...(recording.drawsUsed ? { articleLoop: { draws: recording.drawsUsed } } : {}),
    interventions: [
      ...Object.entries(params.faults).map(([id, fault]) => ({ on: `${lane.id}/request/${id}`, do: FAULT_ACTS[fault] })),
      ...params.closeStreamsAtMs.map((atMs) => ({ atMs, do: 'close-streams' })),
    ],
  };
}
