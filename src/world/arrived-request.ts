import type { RequestKind } from '../trace/events';
import type { PageId } from '../trace/page-id';
import type { AfterResponse, Connection } from './connection';
import type { Message, Signal } from './protocol';
import type { UplinkCargo } from './uplink-fates';

export interface WholeResponse {
  /** Null where no HTTP is spoken. */
  readonly status: number | null;
  readonly messages: readonly Message[];
  readonly signals: readonly Signal[];
}

/** The browser's side of a request, as what comes down the wire sees it. */
export interface ResponsePort {
  /** `status` is null where no HTTP is spoken. */
  onResponse(
    status: number | null,
    messages: readonly Message[],
    after: AfterResponse,
    signals: readonly Signal[],
  ): void;
  /** `contentBytes`: how much of the response's content it brings, as below. */
  onStreamHead(contentBytes: number): void;
  onChunk(messages: readonly Message[], contentBytes: number): void;
  onComment(contentBytes: number): void;
  onStreamEnd(): void;
  onPing(): void;
  onSignal(signal: Signal): void;
  /** The server begins to close the socket. */
  onCloseFrame(code: number): void;
  /** The server has ended the stream, and not the connection. */
  onStreamReset(): void;
}

/** One attempt of a request that has reached the server. */
export interface ArrivedRequest extends PageId {
  readonly exchangeId: number;
  readonly attempt: number;
  readonly kind: RequestKind;
  readonly cursor: number | null;
  readonly session: number | null;
  readonly signals: readonly Signal[];
  /** What the page says to the server with it; null: nothing. */
  readonly cargo: UplinkCargo | null;
  readonly connection: Connection;
  readonly port: ResponsePort;
  /** In HTTP/2. */
  readonly streamId: number | null;
}

/** Whoever asked still waits for the answer, as far as the server knows. */
export function isWaitedFor({ connection, streamId }: ArrivedRequest): boolean {
  if (!connection.isOpenAtServer) return false;
  return streamId === null || connection.http2 === null || connection.http2.isOpenAtServer(streamId);
}
