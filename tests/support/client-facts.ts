/** Facts as a client's machine hears them. */
export const messages = (...ids: readonly number[]) => ids.map((id) => ({ id, payloadBytes: 20 }));
export const arrived = (...ids: readonly number[]) => ({
  type: 'response.arrived',
  name: 'poll',
  messages: messages(...ids),
  random01: 0.5,
});
export const failed = (reason: string, random01 = 0.5) => ({
  type: 'response.failed',
  name: 'poll',
  reason,
  status: null,
  random01,
});
