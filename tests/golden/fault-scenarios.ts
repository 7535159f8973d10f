/** Scenes that no preset has, with faults by hand, with TLS or with several tabs: a person reads what they lead to. */
const messages = { kind: 'at', timesMs: [900, 4200, 7100, 11_300] };

export const faultScenarios = {
  'tls-handshakes': {
    version: 1,
    durationMs: 3000,
    techniques: [{ id: 'long-polling' }, { id: 'websocket' }],
    network: { tls: '1.3' },
    server: { keepAliveMs: 0 },
    messages: { kind: 'at', timesMs: [900, 1700] },
    interventions: [{ atMs: 1200, do: 'set', path: 'network.tls', value: '1.2' }],
  },
  'tabs-that-share': {
    version: 1,
    durationMs: 6000,
    techniques: [{ id: 'long-polling' }, { id: 'websocket' }],
    browser: { tabs: 3, connectionsPerHost: 2 },
    server: { holdLimitMs: 3000 },
    messages: { kind: 'at', timesMs: [900, 4200] },
  },
  'fault-hidden-tab': {
    version: 1,
    durationMs: 14_000,
    techniques: [
      { id: 'ajax-polling', params: { answers: 'at-once', pollIntervalMs: 1300 } },
      { id: 'long-polling', params: { pauseMs: 400 } },
    ],
    messages,
    interventions: [
      { atMs: 2500, do: 'hide-tab', forMs: 6000 },
      { atMs: 10_000, do: 'sleep', forMs: 2500 },
    ],
  },
  'fault-doubled-answer': {
    version: 1,
    durationMs: 9000,
    techniques: [{ id: 'long-polling' }, { id: 'sse' }, { id: 'websocket' }],
    messages,
    interventions: [
      { on: 'long-polling/request/1', do: 'duplicate-response' },
      { on: 'sse/request/0', do: 'duplicate-response' },
      { on: 'websocket/request/0', do: 'duplicate-response' },
    ],
  },
};
