import { randomNormal, randomPareto } from 'd3';
import { toUnitInterval, type DrawUint32 } from '../core/random';
import { unreachable } from '../core/assert';
import type { Jitter, Network } from '../scenario/schema';

/** First retransmission timeout (RFC 6298 §2.1), and the most it grows to by doubling (Linux TCP_RTO_MAX). */
const FIRST_RETRANSMISSION_MS = 1000;
const MAX_RETRANSMISSION_MS = 120_000;
/** How often TCP sends data and a SYN again before it gives up. Source: Linux tcp_retries2, tcp_syn_retries. */
export const MAX_DATA_RESENDS = 15;
export const MAX_SYN_RESENDS = 6;

/** How long after the `resendCount`-th sending of a lost packet TCP sends it again (W13): 1 s, 2 s, 4 s, … 120 s. */
export function retransmissionTimeoutMs(resendCount: number): number {
  return Math.min(MAX_RETRANSMISSION_MS, FIRST_RETRANSMISSION_MS * 2 ** resendCount);
}

/** How long one message is under way in one direction, without transmission time, loss and waiting; never below 0. */
export function drawTransitMs(network: Network, draw: DrawUint32): number {
  return Math.max(0, network.oneWayLatencyMs + drawJitterMs(network.jitter, draw));
}

/** The extra delay of one transit. Only `normal` can be negative. */
function drawJitterMs(jitter: Jitter, draw: DrawUint32): number {
  const random01 = () => toUnitInterval(draw());
  switch (jitter.kind) {
    case 'none':
      return 0;
    case 'uniform':
      return random01() * jitter.spreadMs;
    case 'normal':
      return randomNormal.source(random01)(0, jitter.deviationMs)();
    case 'logNormal':
      return jitter.medianMs * Math.exp(randomNormal.source(random01)(0, jitter.sigma)());
    case 'pareto':
      return jitter.scaleMs * randomPareto.source(random01)(jitter.shape)();
    default:
      return unreachable(jitter);
  }
}
