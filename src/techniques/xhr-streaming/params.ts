import * as v from 'valibot';
import { booleanField } from '../../scenario/fields';
import { backoffFields } from '../backoff';
import { bufferedStreamFields } from '../stream-params';

/** Internet Explorer shows nothing of a response before so much has come. Source: sockjs-node, lib/transport/xhr-streaming.js. */
const EXPLORER_BUFFER_BYTES = 2048;

export const xhrStreamingParams = v.strictObject({
  usesCursor: booleanField(true),
  ...bufferedStreamFields(EXPLORER_BUFFER_BYTES),
  ...backoffFields,
});

export type XhrStreamingParams = v.InferOutput<typeof xhrStreamingParams>;
