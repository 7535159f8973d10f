import type {
  ArticleLoop,
  Browser,
  Lane,
  MessageSource,
  Network,
  Scenario,
  Server,
  UplinkSource,
} from '../scenario/schema';

export type ProxySettings = NonNullable<Scenario['proxy']>;

/** The part of a scenario that a `set` intervention may change while one lane runs. */
export interface Settings {
  readonly network: Network;
  readonly browser: Browser;
  /** It stands beside the server; null: none. */
  readonly proxy: ProxySettings | null;
  readonly server: Server;
  readonly articleLoop: ArticleLoop;
  readonly messages: MessageSource;
  /** What the pages say to the server. */
  readonly uplink: UplinkSource;
  readonly params: Readonly<Record<string, unknown>>;
}

export function settingsOf(scenario: Scenario, lane: Lane): Settings {
  const { network, browser, proxy, server, articleLoop, messages, uplink } = scenario;
  return { network, browser, proxy, server, articleLoop, messages, uplink, params: lane.params };
}
