import type { TransitContent } from '../trace/events';
import type { Message } from './protocol';

/** A part of an answer, ready for the wire. */
export interface Piece {
  readonly content: TransitContent;
  readonly bytes: number;
  readonly messages: readonly Message[];
  /** Puts it onto the wire to the browser. */
  transmit(): void;
  /** It will never be transmitted: what it carried is lost. */
  perish(): void;
}

/** Where the server writes its answer to one request. */
export interface Outlet {
  /** Somebody still waits for the answer. */
  readonly isOpen: boolean;
  write(piece: Piece): void;
}

/** Nothing stands between the server and the wire. */
export const directOutlet: Outlet = { isOpen: true, write: (piece) => piece.transmit() };
