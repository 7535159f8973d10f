import type { Scenario } from '../../src/scenario/schema';
import type { LaneRun } from './runs';
import { oneLane } from './scenarios';

type Parts = Record<string, unknown>;

/** A lane of 20 s without messages of its own, with these acts. */
export function withActs(id: string, interventions: readonly Parts[], params: Parts = {}, rest: Parts = {}): Scenario {
  return oneLane(id, params, { messages: { kind: 'at', timesMs: [] }, durationMs: 20_000, interventions, ...rest });
}

export function publishAt(...momentsMs: readonly number[]): Parts[] {
  return momentsMs.map((atMs) => ({ atMs, do: 'publish' }));
}

/** When each message reached the page, or why it did not. */
export function fatesOf({ messages }: LaneRun): (number | string)[] {
  return messages.map(({ deliveries, losses, fate }) => deliveries[0]?.atMs ?? losses[0]?.reason ?? fate);
}
