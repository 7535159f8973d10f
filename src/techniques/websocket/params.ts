import * as v from 'valibot';
import { reconnectField } from '../reconnect-field';

export const websocketParams = v.strictObject({
  reconnectMs: reconnectField,
});

export type WebsocketParams = v.InferOutput<typeof websocketParams>;
