import type { Message } from '../world/protocol';

/** The messages that a fact brings to the page; none for a fact that brings none. */
export function messagesIn(fact: {
  readonly type: string;
  readonly messages?: readonly Message[];
}): readonly Message[] {
  return fact.messages ?? [];
}

/** The newest message id the client has: the larger of `cursor` and the ids that the fact brings. */
export function newestId(
  cursor: number,
  fact: { readonly type: string; readonly messages?: readonly Message[] },
): number {
  return messagesIn(fact).reduce((newest, message) => Math.max(newest, message.id), cursor);
}

/** What the browser has and the page has not read, after a fact. */
export function unreadAfter(
  unread: readonly Message[],
  fact: { readonly type: string; readonly messages?: readonly Message[] },
): readonly Message[] {
  return [...unread, ...messagesIn(fact)];
}

/** Whether the browser has got so much of an open response that it shows the page what comes. */
export function isPastBuffer(
  { browserBufferBytes }: { readonly browserBufferBytes: number },
  fact: { readonly type: string; readonly receivedBytes?: number },
): boolean {
  return (fact.receivedBytes ?? 0) >= browserBufferBytes;
}

/** The parameters after a fact: those that it brings, or the same as before. */
export function paramsAfter<Params>(before: Params, fact: { readonly type: string; readonly params?: Params }): Params {
  return fact.params ?? before;
}
