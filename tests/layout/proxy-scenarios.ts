const messages = { kind: 'every', periodMs: 1500 } as const;

/** Scenarios in which requests wait at the server's side, by what becomes of them there. */
export const behindProxy: readonly (readonly [name: string, scenario: unknown])[] = [
  [
    'streams that a proxy keeps back',
    {
      version: 1,
      durationMs: 20_000,
      techniques: [{ id: 'sse' }, { id: 'xhr-streaming' }],
      messages,
      proxy: { isBuffering: true, bufferBytes: 800, idleTimeoutMs: 6000 },
    },
  ],
  [
    'holds that a proxy gives up',
    {
      version: 1,
      durationMs: 20_000,
      techniques: [{ id: 'long-polling' }, { id: 'websocket' }],
      messages: { kind: 'at', timesMs: [8000, 15_000] },
      proxy: { idleTimeoutMs: 3000, passesUpgrade: false },
    },
  ],
  [
    'a proxy with one connection to the server',
    {
      version: 1,
      durationMs: 12_000,
      techniques: [{ id: 'ajax-polling', params: { pollIntervalMs: 500 } }],
      messages,
      server: { processingMs: 900 },
      proxy: { upstreamConnections: 1 },
    },
  ],
  [
    'a server with one worker',
    {
      version: 1,
      durationMs: 12_000,
      techniques: [{ id: 'ajax-polling', params: { pollIntervalMs: 500 } }],
      messages,
      server: { processingMs: 900, workers: 1 },
    },
  ],
];
