import { must } from '../../src/core/assert';

/** A recording of a real Chromium and a real server, as `tests/fidelity/recordings/*.json` holds it. Times in ms. */
export interface Recording {
  readonly name: string;
  readonly params: {
    readonly technique: string;
    readonly intervalMs: number;
    readonly timeoutMs: number;
    readonly oneWayMs: number;
    readonly durationMs: number;
    readonly holdMs: number;
    readonly keepAliveTimeoutMs: number;
    readonly processingMs: number;
    readonly faults: Readonly<Record<string, '500' | 'reset' | 'blackhole'>>;
    readonly closeStreamsAtMs: readonly number[];
    readonly backoffMs?: number;
    readonly maxBackoffMs?: number;
    readonly retryMs?: number;
    /** How the nginx was set that stood beside the server; absent: there was none. */
    readonly proxy?: { readonly isBuffering: boolean; readonly idleTimeoutMs: number; readonly passesUpgrade: boolean };
  };
  readonly drawsUsed?: readonly (readonly number[])[];
  readonly client: readonly ClientEntry[];
  readonly server: readonly ServerEntry[];
  readonly messages: readonly { readonly id: number; readonly at: number }[];
}

export interface ClientEntry {
  readonly id?: number;
  readonly sentAt?: number;
  readonly doneAt?: number;
  readonly abortedAt?: number;
  readonly timeoutAt?: number;
  readonly errorAt?: number;
  readonly openAt?: number;
  readonly closeAt?: number;
  readonly code?: number;
  readonly status?: number;
  readonly got?: readonly number[];
  readonly at?: number;
}

export interface ServerEntry {
  readonly kind: string;
  readonly id?: string;
  readonly recvAt: number;
  readonly localPort?: number;
  readonly respondAt?: number;
}

const files = import.meta.glob<Omit<Recording, 'name'>>('./recordings/*.json', { eager: true, import: 'default' });


export const recordings: readonly Recording[] = Object.entries(files)
  .map(([path, recording]) => ({ ...recording, name: must(/([^/]+)\.json$/.exec(path)?.[1], 'a file name') }));
