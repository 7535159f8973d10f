import type { EventOf } from '../events';
import { describePage, hasPage, isSamePage, pageOf, type PageId } from '../page-id';
import type { MakeLaw } from './law';

interface Message {
  readonly toPage: PageId | null;
  /** Pages, each as it is described. */
  readonly arrivedFor: Set<string>;
  readonly deliveredTo: Set<string>;
  readonly lostFor: Set<string>;
}

/**
 * A message is published once, travels only after that, and is delivered to a page that it is meant for, after it has
 * arrived there. For each page it has one fate: delivered (again only as a duplicate), lost once with a reason, or
 * neither yet, which is pending.
 */
export const messageLaw: MakeLaw = ({ trace, report }) => {
  const messages = new Map<number, Message>();
  const askers = new Map<number, string>();
  const carriers = new Map<number, EventOf<'transit-sent'>>();

  const settle = (
    event: EventOf<'message-delivered' | 'message-lost'>,
    faultsOf: (message: Message) => readonly string[],
  ): void => {
    const { messageId } = event;
    const page = pageOf(event);
    const message = messages.get(messageId);
    if (!message) report(event, `message ${messageId} was never published`);
    else if (!hasPage(trace, page) || !isSamePage(message.toPage ?? page, page)) {
      report(event, `message ${messageId} is not meant for ${describePage(page)}`);
    } else for (const fault of faultsOf(message)) report(event, `message ${messageId} ${fault}`);
  };

  return {
    'request-asked': (event) => {
      askers.set(event.exchangeId, describePage(event));
    },
    'message-published': (event) => {
      const { messageId, toClient } = event;
      const toPage = toClient === null ? null : pageOf({ client: toClient, tab: event.toTab ?? 0 });
      if (messages.has(messageId)) report(event, `message ${messageId} has been published before`);
      else messages.set(messageId, { toPage, arrivedFor: new Set(), deliveredTo: new Set(), lostFor: new Set() });
      if (toPage !== null && !hasPage(trace, toPage)) {
        report(event, `message ${messageId} is for ${describePage(toPage)}, who is not there`);
      }
    },
    'transit-sent': (event) => {
      for (const messageId of event.messageIds) {
        if (messages.has(messageId)) continue;
        report(event, `transit ${event.transitId} carries message ${messageId}, which has not been published`);
      }
      if (event.direction === 'down' && event.messageIds.length > 0) carriers.set(event.transitId, event);
    },
    'transit-arrived': (event) => {
      const { exchangeId = null, messageIds = [] } = carriers.get(event.transitId) ?? {};
      const asker = exchangeId === null ? undefined : askers.get(exchangeId);
      if (asker === undefined) return;
      for (const messageId of messageIds) messages.get(messageId)?.arrivedFor.add(asker);
    },
    'message-delivered': (event) => {
      settle(event, (message) => [
        ...(askers.get(event.exchangeId) === describePage(pageOf(event))
          ? []
          : [`is delivered on request ${event.exchangeId}, which ${describePage(pageOf(event))} did not ask`]),
        ...deliver(event, message),
      ]);
    },
    'message-lost': (event) => {
      settle(event, (message) => lose(event, message));
    },
  };
};

function deliver(event: EventOf<'message-delivered'>, message: Message): string[] {
  const faults: string[] = [];
  const page = describePage(pageOf(event));
  const isAgain = message.deliveredTo.has(page);
  if (!message.arrivedFor.has(page)) faults.push(`is delivered to ${page} before it has arrived there`);
  if (message.lostFor.has(page)) faults.push(`is delivered to ${page} after it was lost`);
  if (event.isDuplicate && !isAgain) faults.push(`is a duplicate for ${page}, who never had it`);
  if (!event.isDuplicate && isAgain) faults.push(`is delivered to ${page} again, but not as a duplicate`);
  message.deliveredTo.add(page);
  return faults;
}

function lose(event: EventOf<'message-lost'>, message: Message): string[] {
  const faults: string[] = [];
  const page = describePage(pageOf(event));
  if (!hasText(event.reason)) faults.push(`is lost for ${page} without a reason`);
  if (message.deliveredTo.has(page)) faults.push(`is lost for ${page} after it was delivered`);
  if (message.lostFor.has(page)) faults.push(`is lost for ${page} twice`);
  message.lostFor.add(page);
  return faults;
}

/** The types promise a reason; a trace that was read from a file may have none. */
function hasText(reason: string | null | undefined): boolean {
  return typeof reason === 'string' && reason !== '';
}
