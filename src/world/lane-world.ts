import { must, unreachable } from '../core/assert';
import { toWholeMicroseconds } from '../core/units';
import type { Intervention, Lane, Scenario, TimedAct } from '../scenario/schema';
import { meantLanes, withSetValue, type SetAct } from '../scenario/set-value';
import { Recorder } from '../trace/recorder';
import { Browser } from './browser';
import { Draws } from './draws';
import { isSameSchedule, Publisher, publicationTimes } from './message-source';
import { Network, type Outage } from './network';
import type { LaneCast } from './protocol';
import { RequestFaults } from './request-faults';
import type { Scene, Stage } from './scene';
import { Server } from './server';
import { settingsOf } from './settings';
import { Tcp } from './tcp';
import { VirtualClock } from './virtual-clock';

/** The page load that left the warm connection idle ended this long before time 0. */
const WARM_CONNECTION_IDLE_MS = 600;

export interface LaneWorldOptions {
  readonly scenario: Scenario;
  readonly lane: Lane;
  readonly cast: LaneCast;
  readonly eventBudget: number;
  readonly stageFor: (scene: Pick<Scene, 'clock' | 'recorder'>) => Stage;
}

/** One lane: browsers, network and server on one virtual clock, writing one trace. */
export class LaneWorld {
  readonly recorder: Recorder;
  readonly #clock: VirtualClock;
  readonly #scene: Scene;
  /** As it is now: `set` interventions change it. */
  #scenario: Scenario;
  readonly #lane: Lane;
  readonly #server: Server;
  readonly #tcp: Tcp;
  readonly #browsers: readonly Browser[];
  readonly #publisher: Publisher;
  #exchangeCount = 0;
  /** Restarts under way, and whether all of them keep the server's memory. */
  #restartCount = 0;
  #isMemoryKept = true;

  constructor({ scenario, lane, cast, eventBudget, stageFor }: LaneWorldOptions) {
    this.#scenario = scenario;
    this.#lane = lane;
    this.recorder = new Recorder(() => this.#clock.nowMs);
    this.#clock = new VirtualClock({ startMs: -WARM_CONNECTION_IDLE_MS, eventBudget, causes: this.recorder });
    const shared = { clock: this.#clock, recorder: this.recorder };
    this.#scene = {
      ...shared,
      cast,
      laneKey: lane.key,
      draws: new Draws(scenario.seed),
      stage: stageFor(shared),
      settings: settingsOf(scenario, lane),
    };
    const network = new Network(this.#scene, outagesOf(scenario.interventions));
    this.#server = new Server(
      this.#scene,
      network,
      new RequestFaults(scenario.interventions, lane.key),
      scenario.clients,
    );
    this.#tcp = new Tcp(this.#scene, network, this.#server);
    this.#server.tcp = this.#tcp;
    const surroundings = {
      scene: this.#scene,
      network,
      tcp: this.#tcp,
      server: this.#server,
      nextExchangeId: () => this.#exchangeCount++,
    };
    this.#browsers = Array.from({ length: scenario.clients }, (_, client) => new Browser(surroundings, client));
    this.#publisher = new Publisher(
      (atMs, act) => {
        const timer = this.#clock.scheduleAt(atMs, 'published message', act);
        return { cancel: () => this.#clock.cancel(timer) };
      },
      () => this.#publishByItself(),
    );
    this.#begin();
  }

  get nowMs(): number {
    return this.#clock.nowMs;
  }

  /** Runs up to and including `untilMs` of virtual time. Throws EventBudgetError when the budget is spent. */
  advanceTo(untilMs: number): void {
    this.#clock.advanceTo(untilMs);
  }

  #begin(): void {
    const { browser, network, server, messages } = this.#scene.settings;
    // Of a connection whose end the browser has heard of before the program begins, nothing is left.
    const hasHeardOfItsEnd = server.keepAliveMs + network.oneWayLatencyMs < WARM_CONNECTION_IDLE_MS;
    const wasKeptAlive = server.keepAliveMs > 0 && !hasHeardOfItsEnd;
    if (browser.warmConnection && wasKeptAlive) this.#openWarmConnections();
    this.#scenario.interventions.forEach((act, index) => {
      if ('atMs' in act && this.#isMeant(act))
        this.#clock.scheduleAt(act.atMs, `intervention ${act.do}`, () => this.#apply(act, index));
    });
    this.#publisher.follow(publicationTimes(messages, this.#scene.draws, 0));
    for (const each of this.#browsers) this.#clock.scheduleAt(0, 'start', () => each.start());
  }

  #openWarmConnections(): void {
    this.#browsers.forEach((browser, client) => {
      const connection = this.#tcp.openWarm(client);
      browser.adoptIdle(connection);
      this.#server.startKeepAliveTimer(connection);
    });
  }

  /** A `set` may be about other lanes only; then nothing happens here, and the trace tells of nothing. */
  #isMeant(act: TimedAct): boolean {
    return act.do !== 'set' || meantLanes(act, this.#scenario).some(({ key }) => key === this.#lane.key);
  }

  /** The article's loop makes its own news: the moment passes, so that lanes stay together should the server change. */
  #publishByItself(): void {
    const { cast, settings } = this.#scene;
    if (cast.answeredBy(settings.params) !== 'article-loop') this.#publish(settings.messages.payloadBytes);
  }

  #publish(payloadBytes: number): void {
    this.#server.newsroom.publish(payloadBytes);
  }

  #apply(act: TimedAct, index: number): void {
    const sequence = this.recorder.record({ kind: 'intervention-applied', index, act: act.do, exchangeId: null });
    this.recorder.causedBy(sequence, () => this.#carryOut(act));
  }

  #carryOut(act: TimedAct): void {
    switch (act.do) {
      case 'publish':
        return this.#publish(act.payloadBytes ?? this.#scene.settings.messages.payloadBytes);
      case 'close-streams':
        return this.#server.closeStreams();
      case 'outage':
        this.recorder.record({ kind: 'outage-started' });
        this.#clock.schedule(act.forMs, 'end of outage', () => this.recorder.record({ kind: 'outage-ended' }));
        return;
      case 'server-restart':
        return this.#restartServer(act.forMs, act.keepsMemory);
      case 'set':
        return this.#set(act);
      case 'hide-tab':
        throw new Error('Bug: hide-tab is refused by parseScenario until it is built');
      default:
        return unreachable(act);
    }
  }

  /** While one restart is under way, another only makes it longer, or forgetful. */
  #restartServer(forMs: number, keepsMemory: boolean): void {
    const isFirst = this.#restartCount++ === 0;
    this.#isMemoryKept = keepsMemory && (isFirst || this.#isMemoryKept);
    const stop = () => this.#server.stop(keepsMemory);
    if (isFirst) this.recorder.causedBy(this.recorder.record({ kind: 'server-stopped' }), stop);
    else stop();
    this.#clock.schedule(forMs, 'start of the server', () => {
      if (--this.#restartCount > 0) return;
      this.recorder.record({ kind: 'server-started', keepsMemory: this.#isMemoryKept });
      this.#server.start();
    });
  }

  #set(act: SetAct): void {
    this.#scenario = withSetValue(this.#scenario, act);
    const lane = must(
      this.#scenario.techniques.find(({ key }) => key === this.#lane.key),
      'a set keeps the lanes',
    );
    const changed = settingsOf(this.#scenario, lane);
    const { params, messages } = this.#scene.settings;
    this.#scene.settings = changed;
    this.#server.newsroom.adoptSettings();
    for (const browser of this.#browsers) browser.adoptSettings(changed.params !== params);
    // A schedule that goes on is left alone: begun anew, it would count from here.
    if (isSameSchedule(changed.messages, messages)) return;
    this.#publisher.follow(publicationTimes(changed.messages, this.#scene.draws, this.#clock.nowMs));
  }
}

/** From the first to the last moment of each, as the trace tells them. */
function outagesOf(interventions: readonly Intervention[]): readonly Outage[] {
  return interventions.flatMap((act) => {
    if (act.do !== 'outage' || act.forMs === 0) return [];
    const fromMs = toWholeMicroseconds(act.atMs);
    return [{ fromMs, toMs: toWholeMicroseconds(fromMs + act.forMs) }];
  });
}
