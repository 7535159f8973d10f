import * as v from 'valibot';
import { msField } from '../../scenario/fields';
import { backoffFields } from '../backoff';

/** Engine.IO's and Socket.IO's defaults. Sources: engine.io `server.ts`, socket.io-client `manager.ts`. */
export const upgradeParams = v.strictObject({
  pingIntervalMs: msField(25_000, 3_600_000, [1000, 60_000]),
  pingTimeoutMs: msField(20_000, 3_600_000, [1000, 60_000]),
  upgradeTimeoutMs: msField(10_000, 3_600_000, [500, 30_000]),
  connectTimeoutMs: msField(20_000, 3_600_000, [500, 60_000]),
  ...backoffFields,
  retryMaxMs: msField(5000, 3_600_000, [0, 60_000]),
});

export type UpgradeParams = v.InferOutput<typeof upgradeParams>;
