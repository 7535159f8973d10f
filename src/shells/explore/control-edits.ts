/** What a control's new value makes of the scenario: input for `parseScenario`, which fills in and checks. */
import { withValue } from '../../scenario/edits';
import { withLaneHoldLimit } from '../../scenario/lane-settings';
import { timesOf } from '../../scenario/message-edits';
import type { Scenario } from '../../scenario/schema';
import type { ControlValue } from '../../views/controls/control-field';
import { withDefaultsChosen } from './known-defaults-control';
import { PROXY_SWITCH } from './proxy-controls';

/** The contract's most. */
export const MAX_LANES = 6;

/** `path` is a control's id. Choosing another kind of jitter or message, or a proxy, starts from its defaults. */
export function withControlValue(
  scenario: Scenario,
  path: string,
  value: ControlValue,
  publishedAtMs: readonly number[],
): unknown {
  const [, laneKey] = /^lane\/([^/]+)\/server\.holdLimitMs$/.exec(path) ?? [];
  if (laneKey !== undefined) return withLaneHoldLimit(scenario, laneKey, value);
  const withDefaults = withDefaultsChosen(scenario, path, value);
  if (withDefaults !== null) return withDefaults;
  if (path === PROXY_SWITCH) return withValue(scenario, path, value === true ? {} : null);
  if (path === 'network.jitter.kind') return withValue(scenario, 'network.jitter', { kind: value });
  if (path === 'messages.kind') {
    // "At set moments" begins with the moments on stage, so that the picture stays and can be bent from there.
    const times = value === 'at' ? { timesMs: timesOf(scenario, publishedAtMs) } : {};
    return withValue(scenario, 'messages', { kind: value, payloadBytes: scenario.messages.payloadBytes, ...times });
  }
  return withValue(scenario, path, value);
}
