import { describe, expect, it } from 'vitest';
import type { TlsVersion } from '../../../src/trace/connection-events';
import type { Direction, TransitContent } from '../../../src/trace/events';
import { arrived, faultsOf, handshake, opened, opening, sent, type Line } from '../../support/history';

type Flight = readonly [direction: Direction, content: TransitContent];

const FLIGHTS: Readonly<Record<TlsVersion, readonly Flight[]>> = {
  '1.2': [
    ['up', 'tls-client-hello'],
    ['down', 'tls-server-hello'],
    ['up', 'tls-key-exchange'],
    ['down', 'tls-finished'],
  ],
  '1.3': [
    ['up', 'tls-client-hello'],
    ['down', 'tls-server-hello'],
    ['up', 'tls-finished'],
  ],
};

/** Connection 0 open at 120, then these flights, each sent when the one before has arrived, with transits from 2 on. */
function withFlights(tls: TlsVersion | undefined, flights: readonly Flight[]): Line[] {
  const lines = flights.flatMap(([direction, content], place): Line[] => [
    [120 + 60 * place, sent({ transitId: place + 2, connectionId: 0, direction, content })],
    [180 + 60 * place, arrived(place + 2)],
  ]);
  const [, ...rest] = handshake(0, 0, 0);
  return [[0, opening({ connectionId: 0, ...(tls === undefined ? {} : { tls }) })], ...rest, ...lines];
}

const ping = (atMs: number): Line => [atMs, sent({ transitId: 9, connectionId: 0, direction: 'up', content: 'ping' })];
const tlsFaults = (lines: readonly Line[]) => faultsOf(lines).map((fault) => fault.replace(/^.*ms: /, ''));

describe('checkTrace(trace with TLS)', () => {
  it.each(['1.2', '1.3'] as const)('finds nothing wrong with a handshake of %s, and what follows it', (tls) => {
    expect(tlsFaults([...withFlights(tls, FLIGHTS[tls]), ping(360)])).toEqual([]);
  });

  it('lets the first request of 1.3 leave with the client’s Finished', () => {
    expect(tlsFaults([...withFlights('1.3', FLIGHTS['1.3']), ping(240)])).toEqual([]);
  });

  it.each([
    ['1.2', 359],
    ['1.3', 239],
  ] as const)('lets nothing else be sent before the handshake of %s is over', (tls, atMs) => {
    expect(tlsFaults([...withFlights(tls, FLIGHTS[tls]), ping(atMs)])[0]).toBe(
      'transit 9 (ping) is sent up before the TLS handshake is over',
    );
  });

  it('finds what is sent without any handshake, and a handshake where there is none to make', () => {
    expect(tlsFaults([...withFlights('1.3', []), ping(130)])).toEqual([
      'transit 9 (ping) is sent up before the TLS handshake is over',
    ]);
    expect(tlsFaults(withFlights(undefined, FLIGHTS['1.3'].slice(0, 1)))).toEqual([
      'transit 2 (tls-client-hello) is sent up on a connection that has no TLS handshake to make',
    ]);
  });

  it('finds flights of the other version, out of order, or one too many', () => {
    expect(tlsFaults(withFlights('1.2', FLIGHTS['1.3']))).toEqual([
      'transit 4 (tls-finished) is sent up where the TLS handshake goes on with tls-key-exchange up',
    ]);
    expect(tlsFaults(withFlights('1.3', FLIGHTS['1.2']))).toEqual([
      'transit 4 (tls-key-exchange) is sent up where the TLS handshake goes on with tls-finished up',
      'transit 5 (tls-finished) is sent down where the TLS handshake goes on with nothing',
    ]);
  });

  it('finds an answer that is sent before what it answers has arrived', () => {
    const early = withFlights('1.3', FLIGHTS['1.3']).map(([atMs, body]): Line =>
      body.kind === 'transit-sent' && body.content === 'tls-server-hello' ? [170, body] : [atMs, body],
    );
    expect(tlsFaults(early)).toEqual([
      'transit 3 (tls-server-hello) is sent down before the flight that it answers has arrived',
    ]);
  });

  it('knows that the warm connection has its handshake behind it', () => {
    expect(tlsFaults([[0, opening({ connectionId: 0, tls: '1.3' })], [0, opened(0, true)], ping(10)])).toEqual([]);
  });
});
