/** Parameters that several streaming techniques have. */
import { nullableWholeNumberField, wholeNumberField } from '../scenario/fields';

const byteRange = { min: 0, max: 65_536, unit: 'bytes', slider: [0, 8192] } as const;

/** SockJS ends a stream after 128 KiB. Source: sockjs-node, lib/server.js, `response_limit`. */
const SOCKJS_LIMIT_BYTES = 131_072;

/** `bufferBytes`: what the browsers of the time kept back before they showed a page the first byte, and so the padding against it. */
export function bufferedStreamFields(bufferBytes: number) {
  return {
    paddingBytes: wholeNumberField({ default: bufferBytes, ...byteRange }),
    browserBufferBytes: wholeNumberField({ default: bufferBytes, ...byteRange }),
    responseLimitBytes: nullableWholeNumberField({
      default: SOCKJS_LIMIT_BYTES,
      min: 1,
      max: 1_000_000_000,
      unit: 'bytes',
      slider: [100, 262_144],
    }),
  };
}
