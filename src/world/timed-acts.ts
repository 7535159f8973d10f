import { unreachable } from '../core/assert';
import { readTarget } from '../scenario/act-target';
import type { ConnectionAct, TimedAct } from '../scenario/schema';
import type { SetAct } from '../scenario/set-value';
import type { Connection } from './connection';
import type { Network } from './network';
import type { Planned, PlannedStretches } from './planned-acts';
import type { Scene } from './scene';
import type { Server } from './server';
import { stretchAt, stretchOf } from './stretches';
import type { Tcp } from './tcp';

type Act = TimedAct | ConnectionAct;

interface Parts {
  readonly scene: Scene;
  readonly network: Network;
  readonly tcp: Tcp;
  readonly server: Server;
  readonly stretches: PlannedStretches;
  /** Null: as large as the others. */
  publish(payloadBytes: number | null): void;
  set(act: SetAct): void;
}

/** What lasts, and how the trace tells its beginning and its end. */
const LASTING = {
  tabHidings: { begin: 'tab-hidden', end: 'tab-shown' },
  sleeps: { begin: 'sleep-started', end: 'sleep-ended' },
  stalls: { begin: 'server-stalled', end: 'server-resumed' },
} as const;
type Lasting = keyof typeof LASTING;

/** Carries out the acts of a scenario that have a moment. */
export class TimedActs {
  readonly #parts: Parts;
  /** What lasts at present, and the act that began it, by its sequence in the trace. */
  readonly #begunBy = new Map<Lasting, number | null>();
  /** Restarts under way, and whether all of them keep the server's memory. */
  #restartCount = 0;
  #isMemoryKept = true;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Before anything else of the run is scheduled: at any moment, acts come first. */
  schedule(planned: readonly Planned<Act>[]): void {
    const { scene, stretches } = this.#parts;
    for (const what of Object.keys(LASTING) as Lasting[]) {
      for (const { toMs } of stretches[what]) {
        scene.clock.scheduleAt(toMs, LASTING[what].end, () => this.#end(what));
      }
    }
    for (const { index, act } of planned) {
      scene.clock.scheduleAt(act.atMs, `intervention ${act.do}`, () => this.#apply(act, index));
    }
  }

  #apply(act: Act, index: number): void {
    const connection = 'on' in act ? this.#findConnection(act) : null;
    if ('on' in act && connection === null) return;
    const { recorder } = this.#parts.scene;
    const sequence = recorder.record({
      kind: 'intervention-applied',
      index,
      act: act.do,
      exchangeId: null,
      connectionId: connection?.id ?? null,
    });
    recorder.causedBy(sequence, () => {
      if (!('on' in act)) this.#carryOut(act);
      else if (connection !== null) this.#carryOutOn(connection, act);
    });
  }

  /** The connection that an act is about; null where there is nothing left of it, or nothing yet. */
  #findConnection(act: ConnectionAct): Connection | null {
    const { network, tcp } = this.#parts;
    const target = readTarget(act);
    const connection = target.kind === 'connection' ? tcp.find(target.connectionId) : null;
    // Where a firewall swallows all, nothing can be done to what passes.
    if (connection === null || connection.isCut || connection.portState === 'blocked') return null;
    const isOpen = connection.isOpenAtClient || connection.isOpenAtServer;
    return isOpen || network.carriesFor(connection) ? connection : null;
  }

  #carryOutOn(connection: Connection, act: ConnectionAct): void {
    if (act.do === 'cut-connection') this.#parts.network.cut(connection);
    else this.#stallConnection(connection, stretchOf(act).toMs);
  }

  #carryOut(act: TimedAct): void {
    const { scene, server } = this.#parts;
    switch (act.do) {
      case 'publish':
        return this.#parts.publish(act.payloadBytes ?? null);
      case 'close-streams':
        return scene.serverTime.whenActive('close of all streams', () => server.closeStreams(act.overMs));
      case 'outage':
        scene.recorder.record({ kind: 'outage-started' });
        scene.clock.schedule(act.forMs, 'end of outage', () => scene.recorder.record({ kind: 'outage-ended' }));
        return;
      case 'server-restart':
        return this.#restartServer(act.forMs, act.keepsMemory);
      case 'server-slow':
        return this.#slowServer(act.forMs, act.byMs);
      case 'server-stall':
        return this.#begin('stalls');
      case 'hide-tab':
        return this.#begin('tabHidings');
      case 'sleep':
        return this.#begin('sleeps');
      case 'set':
        return this.#parts.set(act);
      default:
        return unreachable(act);
    }
  }

  /** One of no length is none; and what lasts already is only made longer. */
  #begin(what: Lasting): void {
    const { scene, stretches } = this.#parts;
    if (this.#begunBy.has(what) || stretchAt(stretches[what], scene.clock.nowMs) === null) return;
    this.#begunBy.set(what, scene.recorder.cause);
    scene.recorder.record({ kind: LASTING[what].begin });
  }

  #end(what: Lasting): void {
    const { recorder } = this.#parts.scene;
    recorder.causedBy(this.#begunBy.get(what) ?? null, () => recorder.record({ kind: LASTING[what].end }));
    this.#begunBy.delete(what);
  }

  /** While one restart is under way, another only makes it longer, or forgetful. */
  #restartServer(forMs: number, keepsMemory: boolean): void {
    const { server, scene } = this.#parts;
    const { recorder } = scene;
    const isFirst = this.#restartCount++ === 0;
    this.#isMemoryKept = keepsMemory && (isFirst || this.#isMemoryKept);
    const stop = () => server.stop(keepsMemory);
    if (isFirst) recorder.causedBy(recorder.record({ kind: 'server-stopped' }), stop);
    else stop();
    scene.clock.schedule(forMs, 'start of the server', () => {
      if (--this.#restartCount > 0) return;
      recorder.record({ kind: 'server-started', keepsMemory: this.#isMemoryKept });
      server.start();
    });
  }

  #slowServer(forMs: number, byMs: number): void {
    const { scene, server } = this.#parts;
    scene.recorder.record({ kind: 'server-slowed', byMs });
    const recover = server.slowDown(byMs);
    scene.clock.schedule(forMs, 'end of a slowdown', () => {
      scene.recorder.record({ kind: 'server-recovered', byMs });
      recover();
    });
  }

  #stallConnection(connection: Connection, untilMs: number): void {
    const { network, scene } = this.#parts;
    const { recorder, clock } = scene;
    if (untilMs === clock.nowMs || untilMs <= connection.stalledUntilMs) return;
    const { id: connectionId } = connection;
    if (connection.stalledUntilMs < clock.nowMs) recorder.record({ kind: 'connection-stalled', connectionId });
    network.stall(connection, untilMs);
    clock.scheduleAt(untilMs, 'end of a stall', () => {
      if (connection.stalledUntilMs === untilMs) recorder.record({ kind: 'connection-resumed', connectionId });
    });
  }
}
