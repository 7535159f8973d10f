import * as v from 'valibot';
import { frameFields } from '../frame-stream';

export const iframeStreamingParams = v.strictObject(frameFields);

export type IframeStreamingParams = v.InferOutput<typeof iframeStreamingParams>;
