import * as v from 'valibot';
import { nullableNumberField } from '../../scenario/fields';

export const websocketParams = v.strictObject({
  reconnectMs: nullableNumberField({ default: 1000, min: 0, max: 3_600_000, unit: 'ms', slider: [0, 10_000] }),
});

export type WebsocketParams = v.InferOutput<typeof websocketParams>;
