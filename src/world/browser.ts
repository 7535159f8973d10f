import { must } from '../core/assert';
import type { Connection } from './connection';
import type { Exchange } from './exchange';
import { HttpConnections } from './http-connections';
import { Page } from './page';
import type { Surroundings } from './surroundings';
import type { UplinkMessage } from './uplink-fates';

/** One client's browser: its tabs, each with a page that runs the technique, share its connections to the host (W3). */
export class Browser {
  readonly #world: Surroundings;
  readonly #pool: HttpConnections;
  readonly #pages: readonly Page[];

  constructor(world: Surroundings, client: number) {
    this.#world = world;
    this.#pool = new HttpConnections(world, client, {
      onConnection: (exchange, connection) => this.#pageOf(exchange).send(exchange, connection),
      onConnectionGone: (exchange) => this.#pageOf(exchange).onConnectionGone(exchange),
    });
    this.#pages = Array.from(
      { length: world.scene.settings.browser.tabs },
      (_, tab) => new Page(world, { client, tab }, this.#pool),
    );
  }

  adoptIdle(connection: Connection): void {
    this.#pool.adoptIdle(connection);
  }

  /** The first tab has something to say to the server. */
  say(message: UplinkMessage): void {
    must(this.#pages[0], 'every browser has a tab').say(message);
  }

  /** The programs of all tabs begin. */
  start(): void {
    for (const page of this.#pages) page.start();
  }

  /** The settings have changed: there may be room for those who wait, and the programs hear of new parameters. */
  adoptSettings(hasNewParams: boolean): void {
    this.#world.scene.clientTime.whenActive('settings', () => {
      this.#pool.serveWaiting();
      if (!hasNewParams) return;
      for (const page of this.#pages) page.adoptParams();
    });
  }

  #pageOf({ tab }: Exchange): Page {
    return must(this.#pages[tab], 'a request is asked by one of the tabs');
  }
}
