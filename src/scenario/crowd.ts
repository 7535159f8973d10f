import type { MessageSource, Scenario } from './schema';

/** Why so much comes at one moment of a scenario though nothing loops. */
export interface Crowd {
  /** All of them do it together. */
  readonly clients: number;
  /** The most messages that are published at one moment; 1 where they have nothing to do with it. */
  readonly messages: number;
  /** Nothing spreads what is under way. */
  readonly lacksJitter: boolean;
}

/** What messages travel in, and their publication: as the world's clock calls it. */
const OF_MESSAGES = /^(published message|transit of a (response|chunk|frame))$/;

/** What crowds the events that the clock calls `label` together. */
export function crowdBehind(label: string, { clients, messages, network }: Scenario): Crowd {
  return {
    clients,
    messages: OF_MESSAGES.test(label) ? mostAtOneMoment(messages) : 1,
    lacksJitter: label.startsWith('transit of a ') && network.jitter.kind === 'none',
  };
}

function mostAtOneMoment(messages: MessageSource): number {
  if (messages.kind === 'bursts') return messages.withinMs === 0 ? messages.count : 1;
  if (messages.kind !== 'at') return 1;
  const counts = new Map<number, number>();
  let most = 1;
  for (const timeMs of messages.timesMs) {
    const count = (counts.get(timeMs) ?? 0) + 1;
    counts.set(timeMs, count);
    most = Math.max(most, count);
  }
  return most;
}
