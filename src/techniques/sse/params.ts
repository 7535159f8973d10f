import * as v from 'valibot';
import { nullableNumberField } from '../../scenario/fields';

export const sseParams = v.strictObject({
  reconnectMs: nullableNumberField({ default: null, min: 0, max: 3_600_000, unit: 'ms', slider: [0, 10_000] }),
});

export type SseParams = v.InferOutput<typeof sseParams>;
