import type { WorkResult } from '../trace/server-events';
import type { UplinkCargo } from './uplink-fates';

/** What comes from a page for one request's behaviour: it is received as soon as that has begun. */
export class UplinkInbox {
  readonly #early: UplinkCargo[] = [];
  #isOpen = false;

  take(cargo: UplinkCargo): void {
    if (this.#isOpen) cargo.receive();
    else this.#early.push(cargo);
  }

  open(): void {
    this.#isOpen = true;
    for (const cargo of this.#early.splice(0)) cargo.receive();
  }

  /** The work is over: what has not been received by now never will be. */
  close(result: WorkResult): void {
    const failure = result === 'responded' ? 'request-failed' : 'connection-lost';
    for (const cargo of this.#early.splice(0)) cargo.perish(result === 'server-stopped' ? result : failure);
  }
}
