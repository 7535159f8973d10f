import type { UplinkSource } from '../scenario/schema';
import type { Browser } from './browser';
import { publicationTimes, Publisher } from './message-source';
import type { Scene } from './scene';
import type { Server } from './server';

/**
 * Whoever sits before each client's first tab and says something to the server, at moments of their own. While their
 * computer sleeps they say nothing: what would have come then comes when it wakes up.
 */
export class Sayers {
  readonly #scene: Scene;
  readonly #publishers: readonly Publisher[];

  constructor(scene: Scene, server: Server, browsers: readonly Browser[]) {
    this.#scene = scene;
    this.#publishers = browsers.map((browser, client) => {
      const say = () => {
        const { uplink } = scene.settings;
        if (uplink.kind === 'none') return;
        const { message, sequence } = server.uplinkFates.make(client, uplink.payloadBytes);
        scene.recorder.causedBy(sequence, () => browser.say(message));
      };
      return new Publisher((atMs, act) => scene.clientTime.scheduleAt(atMs, 'message of a client', act), say);
    });
  }

  /** They begin anew, from `startMs` on. */
  follow(source: UplinkSource, startMs: number): void {
    this.#publishers.forEach((publisher, client) =>
      publisher.follow(publicationTimes(source, { draws: this.#scene.draws, purpose: 'uplink', client }, startMs)),
    );
  }
}
