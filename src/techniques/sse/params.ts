import * as v from 'valibot';
import { nullableNumberField } from '../../scenario/fields';

export const sseParams = v.strictObject({
  reconnectMs: nullableNumberField({ default: null, min: 0, max: 3_600_000, unit: 'ms', slider: [0, 10_000] }),
});

export type SseParams = v.InferOutput<typeof sseParams>;

/**
 * What the server's `retry:` field says, in ms; null where it has none. Digits alone: a browser ignores anything else.
 * Source: WHATWG HTML §9.2.6.
 */
export function retryFieldMs({ reconnectMs }: SseParams): number | null {
  return reconnectMs === null ? null : Math.round(reconnectMs);
}
