import type { Parcel } from './parcel';
import type { WireText } from './protocol';

/** How many bytes of a message are not payload, as it is sent now: HTTP/2 counts by what has gone before it on its connection. */
export function overheadBytesOf(
  { connection, direction, content }: Pick<Parcel, 'connection' | 'direction' | 'content'>,
  text: WireText = { head: '', body: '' },
  payloadBytes = 0,
): number {
  if (connection.http2 === null) return text.head.length + text.body.length;
  return connection.http2.overheadBytes(direction, content, text, payloadBytes);
}
