import type { EventOf, TraceEvent } from '../events';
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
  const carried = new Map<number, EventOf<'transit-sent'>>();

  const publish = (event: EventOf<'message-published'>): void => {
    const { messageId, toClient } = event;
    if (messages.has(messageId)) return report(event, `message ${messageId} has been published before`);
    if (toClient !== null && (toClient < 0 || toClient >= trace.clients))
      report(event, `message ${messageId} is for client ${toClient}, who is not there`);
    messages.set(messageId, { toClient, arrivedFor: new Set(), deliveredTo: new Set(), lostFor: new Set() });
  };

  const send = (event: EventOf<'transit-sent'>): void => {
    for (const messageId of event.messageIds) {
      if (!messages.has(messageId))
        report(event, `transit ${event.transitId} carries message ${messageId}, which has not been published`);
    }
    if (event.direction === 'down' && event.messageIds.length > 0) carried.set(event.transitId, event);
  };

  const arrive = (event: EventOf<'transit-arrived'>): void => {
    const transit = carried.get(event.transitId);
    const client = transit?.exchangeId == null ? undefined : exchangeClients.get(transit.exchangeId);
    if (!transit || client === undefined) return;
    for (const messageId of transit.messageIds) messages.get(messageId)?.arrivedFor.add(client);
  };

  const settle = (event: EventOf<'message-delivered' | 'message-lost'>): void => {
    const name = `message ${event.messageId}`;
    const message = messages.get(event.messageId);
    if (!message) return report(event, `${name} was never published`);
    const isMeant =
      message.toClient === null ? event.client >= 0 && event.client < trace.clients : event.client === message.toClient;
    if (!isMeant) return report(event, `${name} is not meant for client ${event.client}`);
    const faults =
      event.kind === 'message-lost' ? loseMessage(event, message) : deliverMessage(event, message, exchangeClients);
    for (const fault of faults) report(event, `${name} ${fault}`);
  };

  return (event: TraceEvent) => {
    switch (event.kind) {
      case 'request-asked':
        exchangeClients.set(event.exchangeId, event.client);
        return;
      case 'message-published':
        return publish(event);
      case 'transit-sent':
        return send(event);
      case 'transit-arrived':
        return arrive(event);
      case 'message-delivered':
      case 'message-lost':
        return settle(event);
      default:
        return;
    }
  };
};

function deliverMessage(
  event: EventOf<'message-delivered'>,
  message: Message,
  exchangeClients: ReadonlyMap<number, number>,
): string[] {
  const { client, exchangeId, isDuplicate } = event;
  const faults: string[] = [];
  if (exchangeClients.get(exchangeId) !== client)
    faults.push(`is delivered to client ${client} on request ${exchangeId}, which is not that client's`);
  if (!message.arrivedFor.has(client)) faults.push(`is delivered to client ${client} before it has arrived there`);
  if (message.lostFor.has(client)) faults.push(`is delivered to client ${client} after it was lost`);
  const isAgain = message.deliveredTo.has(client);
  if (isDuplicate && !isAgain) faults.push(`is a duplicate for client ${client}, who never had it`);
  if (!isDuplicate && isAgain) faults.push(`is delivered to client ${client} again, but not as a duplicate`);
  message.deliveredTo.add(client);
  return faults;
}

function loseMessage(event: EventOf<'message-lost'>, message: Message): string[] {
  const { client, reason } = event;
  const faults: string[] = [];
  if (!reason) faults.push(`is lost for client ${client} without a reason`);
  if (message.deliveredTo.has(client)) faults.push(`is lost for client ${client} after it was delivered`);
  if (message.lostFor.has(client)) faults.push(`is lost for client ${client} twice`);
  message.lostFor.add(client);
  return faults;
}
