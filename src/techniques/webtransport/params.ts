import * as v from 'valibot';
import { booleanField, choiceField, msField } from '../../scenario/fields';
import { reconnectField } from '../reconnect-field';

const HOUR_MS = 3_600_000;

/** `idleTimeoutMs`: 30 s is what Chromium offers a server as `max_idle_timeout`. */
export const webtransportParams = v.strictObject({
  delivery: choiceField(['streams', 'datagrams'], 'streams'),
  dropsStale: booleanField(true),
  firewall: choiceField(['none', 'udp'], 'none'),
  connectTimeoutMs: msField(5000, HOUR_MS, [500, 30_000], 1),
  idleTimeoutMs: msField(30_000, HOUR_MS, [1000, 60_000], 100),
  reconnectMs: reconnectField,
});

export type WebtransportParams = v.InferOutput<typeof webtransportParams>;
