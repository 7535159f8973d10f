import * as v from 'valibot';
import { booleanField, choiceField, msField } from '../../scenario/fields';
import { reconnectField } from '../reconnect-field';

const HOUR_MS = 3_600_000;

/** The two timeouts are Flash Player's own; 20 s is the default of `XMLSocket.timeout`, since version 10. */
export const flashSocketParams = v.strictObject({
  firewall: choiceField(['none', 'policy-port', 'http-only'], 'none'),
  servesPolicyPort: booleanField(true),
  policyTimeoutMs: msField(3000, HOUR_MS, [100, 10_000], 1),
  connectTimeoutMs: msField(20_000, HOUR_MS, [1000, 60_000], 1),
  reconnectMs: reconnectField,
});

export type FlashSocketParams = v.InferOutput<typeof flashSocketParams>;
