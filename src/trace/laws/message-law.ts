import type { EventOf } from '../events';
import type { MakeLaw } from './law';

interface Message {
  readonly toClient: number | null;
  readonly arrivedFor: Set<number>;
  readonly deliveredTo: Set<number>;
  readonly lostFor: Set<number>;
}

/**
 * A message is published once, travels only after that, and is delivered to a client that it is meant for, after it has
 * arrived there. For each client it has one fate: delivered (again only as a duplicate), lost once with a reason, or
 * neither yet, which is pending.
 */
export const messageLaw: MakeLaw = ({ trace, report }) => {
  const messages = new Map<number, Message>();
  const exchangeClients = new Map<number, number>();
  const carriers = new Map<number, EventOf<'transit-sent'>>();

  const settle = (
    event: EventOf<'message-delivered' | 'message-lost'>,
    faultsOf: (message: Message) => readonly string[],
  ): void => {
    const { messageId, client } = event;
    const message = messages.get(messageId);
    if (!message) report(event, `message ${messageId} was never published`);
    else if (client < 0 || client >= trace.clients || (message.toClient ?? client) !== client) {
      report(event, `message ${messageId} is not meant for client ${client}`);
    } else for (const fault of faultsOf(message)) report(event, `message ${messageId} ${fault}`);
  };

  return {
    'request-asked': (event) => {
      exchangeClients.set(event.exchangeId, event.client);
    },
    'message-published': (event) => {
      const { messageId, toClient } = event;
      if (messages.has(messageId)) report(event, `message ${messageId} has been published before`);
      else messages.set(messageId, { toClient, arrivedFor: new Set(), deliveredTo: new Set(), lostFor: new Set() });
      if (toClient !== null && (toClient < 0 || toClient >= trace.clients)) {
        report(event, `message ${messageId} is for client ${toClient}, who is not there`);
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
      const client = exchangeId === null ? undefined : exchangeClients.get(exchangeId);
      if (client === undefined) return;
      for (const messageId of messageIds) messages.get(messageId)?.arrivedFor.add(client);
    },
    'message-delivered': (event) => {
      settle(event, (message) => [
        ...(exchangeClients.get(event.exchangeId) === event.client
          ? []
          : [`is delivered on request ${event.exchangeId}, which client ${event.client} did not ask`]),
        ...deliver(event, message),
      ]);
    },
    'message-lost': (event) => {
      settle(event, (message) => lose(event, message));
    },
  };
};

function deliver({ client, isDuplicate }: EventOf<'message-delivered'>, message: Message): string[] {
  const faults: string[] = [];
  const isAgain = message.deliveredTo.has(client);
  if (!message.arrivedFor.has(client)) faults.push(`is delivered to client ${client} before it has arrived there`);
  if (message.lostFor.has(client)) faults.push(`is delivered to client ${client} after it was lost`);
  if (isDuplicate && !isAgain) faults.push(`is a duplicate for client ${client}, who never had it`);
  if (!isDuplicate && isAgain) faults.push(`is delivered to client ${client} again, but not as a duplicate`);
  message.deliveredTo.add(client);
  return faults;
}

function lose({ client, reason }: EventOf<'message-lost'>, message: Message): string[] {
  const faults: string[] = [];
  if (!hasText(reason)) faults.push(`is lost for client ${client} without a reason`);
  if (message.deliveredTo.has(client)) faults.push(`is lost for client ${client} after it was delivered`);
  if (message.lostFor.has(client)) faults.push(`is lost for client ${client} twice`);
  message.lostFor.add(client);
  return faults;
}

/** The types promise a reason; a trace that was read from a file may have none. */
function hasText(reason: string | null | undefined): boolean {
  return typeof reason === 'string' && reason !== '';
}
