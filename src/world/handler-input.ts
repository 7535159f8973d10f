import type { HandlerInput, LaneCast } from './protocol';
import type { Settings } from './settings';

/** What a server behaviour starts with, as things are now. */
export function handlerInput(cast: LaneCast, { server, articleLoop, params }: Settings): HandlerInput {
  return {
    holdLimitMs: server.holdLimitMs,
    heartbeatMs: server.heartbeatMs,
    firstMs: articleLoop.firstMs,
    sleepMs: articleLoop.sleepMs,
    upgradeTimeoutMs: cast.session?.(params).upgradeTimeoutMs ?? Infinity,
  };
}
