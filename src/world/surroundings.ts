import type { Network } from './network';
import type { Scene } from './scene';
import type { Server } from './server';
import type { Tcp } from './tcp';

/** What browsers of one lane share. */
export interface Surroundings {
  readonly scene: Scene;
  readonly network: Network;
  readonly tcp: Tcp;
  readonly server: Server;
  /** Request ids count over all pages, in the order of asking. */
  nextExchangeId(): number;
}
