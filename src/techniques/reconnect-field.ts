import { nullableNumberField } from '../scenario/fields';

/** How long a page waits after a socket's end, where nothing but the page opens another; null: for ever. */
export const reconnectField = nullableNumberField({
  default: 1000,
  min: 0,
  max: 3_600_000,
  unit: 'ms',
  slider: [0, 10_000],
});
