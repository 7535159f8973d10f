import * as v from 'valibot';
import { nullableNumberField } from '../../scenario/fields';
import { frameFields } from '../frame-stream';

export const htmlfileParams = v.strictObject({
  ...frameFields,
  queuePollIntervalMs: nullableNumberField({ default: null, min: 1, max: 3_600_000, unit: 'ms', slider: [1, 1000] }),
});

export type HtmlfileParams = v.InferOutput<typeof htmlfileParams>;
