import { unreachable } from '../core/assert';
import type { Stop } from './spans';
import type { WorldEvent } from './events';

type Told = Exclude<
  WorldEvent & { readonly atMs: number },
  { readonly kind: 'intervention-applied' | 'connection-stalled' | 'connection-resumed' }
>;

/** What lasted, of all that is done to a lane as a whole: pairs each beginning with its end. */
export class StopSpans {
  readonly outages: Stop[] = [];
  readonly serverStops: Stop[] = [];
  readonly serverStalls: Stop[] = [];
  readonly slowdowns: (Stop & { readonly byMs: number })[] = [];
  readonly tabHidings: Stop[] = [];
  readonly sleeps: Stop[] = [];

  add(event: Told): void {
    switch (event.kind) {
      case 'outage-started':
        return begin(this.outages, event.atMs);
      case 'outage-ended':
        return finish(this.outages, event.atMs);
      case 'server-stopped':
        return begin(this.serverStops, event.atMs);
      case 'server-started':
        return finish(this.serverStops, event.atMs);
      case 'server-stalled':
        return begin(this.serverStalls, event.atMs);
      case 'server-resumed':
        return finish(this.serverStalls, event.atMs);
      case 'server-slowed':
        this.slowdowns.push({ fromMs: event.atMs, toMs: null, byMs: event.byMs });
        return;
      case 'server-recovered': {
        const { byMs, atMs } = event;
        return finish(
          this.slowdowns.filter((each) => each.byMs === byMs),
          atMs,
        );
      }
      case 'tab-hidden':
        return begin(this.tabHidings, event.atMs);
      case 'tab-shown':
        return finish(this.tabHidings, event.atMs);
      case 'sleep-started':
        return begin(this.sleeps, event.atMs);
      case 'sleep-ended':
        return finish(this.sleeps, event.atMs);
      default:
        return unreachable(event);
    }
  }
}

function begin(stops: Stop[], fromMs: number): void {
  stops.push({ fromMs, toMs: null });
}

/** Ends the one that has lasted longest. */
function finish(stops: readonly Stop[], toMs: number): void {
  const open = stops.find((stop) => stop.toMs === null);
  if (open) open.toMs = toMs;
}
