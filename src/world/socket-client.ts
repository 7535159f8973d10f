import type { PageId } from '../trace/page-id';
import type { Signal } from './protocol';
import { SocketLife, type SocketHost } from './socket-life';
import type { Surroundings } from './surroundings';
import type { UplinkMessage } from './uplink-fates';

/** What a page has that stays open, whatever it speaks: the kinds differ in how they open, end, and hear. */
export abstract class SocketClient {
  protected readonly world: Surroundings;
  protected readonly host: SocketHost;
  protected readonly life: SocketLife;

  constructor(world: Surroundings, page: PageId, host: SocketHost) {
    this.world = world;
    this.host = host;
    this.life = new SocketLife(world, page, host);
  }

  abstract open(session: number | null, port: number | null): void;

  /** The page is done with it. */
  abstract close(): void;

  send(signal: Signal): void {
    this.life.send(signal);
  }

  get isOpen(): boolean {
    return this.life.isOpen;
  }

  sendUplink(message: UplinkMessage): void {
    this.life.sendUplink(message);
  }
}
