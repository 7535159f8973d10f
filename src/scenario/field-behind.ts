import { unreachable } from '../core/assert';
import type { Lane, MessageSource, Scenario } from './schema';

/** A field of a scenario, and what stands there. */
export interface FieldValue {
  /** As problems name it: `techniques.0.params.pollIntervalMs`. */
  readonly path: string;
  readonly value: number;
}

type Place = readonly [path: string, value: unknown];

/** Of the world's parts, and of the machines of the server, which the fields of a scenario set. */
const OF_PARTS: Readonly<Record<string, (scenario: Scenario) => readonly Place[]>> = {
  'keep-alive timeout': ({ server }) => [['server.keepAliveMs', server.keepAliveMs]],
  'idle timeout of the proxy': ({ proxy }) => [
    ['proxy.idleTimeoutMs', proxy?.idleTimeoutMs],
    ['proxy.firstByteTimeoutMs', proxy?.firstByteTimeoutMs],
  ],
  'after firstSleep of article-loop': ({ articleLoop }) => [['articleLoop.firstMs', articleLoop.firstMs]],
  'after sleep of article-loop': ({ articleLoop }) => [['articleLoop.sleepMs', articleLoop.sleepMs]],
  'after holdLimit of hold': ({ server }) => [['server.holdLimitMs', server.holdLimitMs]],
  processing: ({ server }) => [['server.processingMs', server.processingMs]],
  'published message': ({ messages }) => paceOf(messages),
};

/** The fields that say how long the clock waits for an event that it calls `label`; none where none does. */
export function fieldsBehind(label: string, lane: Lane, scenario: Scenario): readonly FieldValue[] {
  const ofPart = Object.hasOwn(OF_PARTS, label) ? OF_PARTS[label] : undefined;
  const isTransit = label.startsWith('transit of a ');
  const places = isTransit ? [latencyOf(scenario)] : ofPart ? ofPart(scenario) : [paramBehind(label, lane, scenario)];
  return places.flatMap(([path, value]) => (typeof value === 'number' ? [{ path, value }] : []));
}

function paceOf(messages: MessageSource): readonly Place[] {
  switch (messages.kind) {
    case 'every':
      return [['messages.periodMs', messages.periodMs]];
    case 'poisson':
      return [['messages.perSecond', messages.perSecond]];
    case 'bursts':
      return [
        ['messages.count', messages.count],
        ['messages.everyMs', messages.everyMs],
      ];
    case 'at':
      return [];
    default:
      return unreachable(messages);
  }
}

/** Where the network takes time, whoever asks at once is why there are so many transits: none of its fields is. */
function latencyOf({ network }: Scenario): Place {
  return ['network.oneWayLatencyMs', network.oneWayLatencyMs === 0 ? 0 : null];
}

/** A timer of a machine has the name of the parameter that sets it, without its unit. */
function paramBehind(label: string, lane: Lane, { techniques }: Scenario): Place {
  const [, timer = ''] = /^after (.+) of .+$/.exec(label) ?? [];
  const name = `${timer}Ms`;
  const index = techniques.findIndex(({ key }) => key === lane.key);
  return [`techniques.${index}.params.${name}`, Object.hasOwn(lane.params, name) ? lane.params[name] : null];
}
