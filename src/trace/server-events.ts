import type { HandlerKind, TransitContent } from './events';

/** What a server, and the proxy beside it, do with a request. */
export type ServerEvent =
  /** The proxy has no connection to the server free: the request waits there. */
  | { readonly kind: 'proxy-queued'; readonly exchangeId: number; readonly attempt: number }
  /** It had to wait, and goes on to the server now. */
  | { readonly kind: 'proxy-forwarded'; readonly exchangeId: number; readonly attempt: number }
  /** The proxy passes on a handshake without its `Upgrade` (W17). */
  | { readonly kind: 'proxy-stripped'; readonly exchangeId: number; readonly attempt: number }
  /** A buffering proxy keeps a part of the answer (W15). */
  | {
      readonly kind: 'proxy-withheld';
      readonly exchangeId: number;
      readonly attempt: number;
      readonly content: TransitContent;
      readonly bytes: number;
      readonly messageIds: readonly number[];
    }
  /** Its buffer is full, or the answer complete: it passes on what it kept. */
  | { readonly kind: 'proxy-released'; readonly exchangeId: number; readonly attempt: number }
  /** The proxy waits no longer for the server (W16). `status`: what it tells the client; null: the answer had begun. */
  | {
      readonly kind: 'proxy-gave-up';
      readonly exchangeId: number;
      readonly attempt: number;
      readonly status: number | null;
    }
  /** All workers are busy: it waits at the server for one of them. */
  | { readonly kind: 'work-queued'; readonly exchangeId: number; readonly attempt: number }
  | {
      readonly kind: 'work-started';
      readonly exchangeId: number;
      readonly attempt: number;
      readonly handler: HandlerKind;
    }
  /** An event loop lets its worker go while it waits for news. */
  | { readonly kind: 'work-parked'; readonly exchangeId: number; readonly attempt: number }
  | {
      readonly kind: 'draw-made';
      readonly exchangeId: number;
      readonly attempt: number;
      readonly draw: number;
      readonly isReady: boolean;
    }
  /** The close of an abandoned request has reached the server. If nobody watches, the work goes on (W5). */
  | {
      readonly kind: 'close-noticed';
      readonly exchangeId: number;
      readonly attempt: number;
      readonly isWatched: boolean;
    }
  | { readonly kind: 'work-ended'; readonly exchangeId: number; readonly attempt: number; readonly result: WorkResult };

export type WorkResult = 'responded' | 'nobody-listening' | 'stopped' | 'server-stopped';

/** What a proxy does. */
export type ProxyEventKind = Extract<ServerEvent['kind'], `proxy-${string}`>;
/** What the server's workers do. */
export type WorkEventKind = Exclude<ServerEvent['kind'], ProxyEventKind>;
