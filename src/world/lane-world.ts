import { must } from '../core/assert';
import { readTarget } from '../scenario/act-target';
import { crowdBehind } from '../scenario/crowd';
import { fieldsBehind } from '../scenario/field-behind';
import type { ConnectionAct, Lane, Scenario, TimedAct } from '../scenario/schema';
import { meantLanes, withSetValue, type SetAct } from '../scenario/set-value';
import { pagesOf } from '../trace/page-id';
import { Recorder } from '../trace/recorder';
import { Browser } from './browser';
import { Draws } from './draws';
import { isSameSchedule, Publisher, publicationTimes, type Drawer } from './message-source';
import { Network } from './network';
import { plannedActs, planStretches, type Planned } from './planned-acts';
import type { LaneCast } from './protocol';
import { RequestFaults } from './request-faults';
import type { Scene, Stage } from './scene';
import { Sayers } from './sayers';
import { Server } from './server';
import { settingsOf } from './settings';
import { SuspendableTime } from './suspendable-time';
import { Tcp } from './tcp';
import { TimedActs } from './timed-acts';
import { VirtualClock } from './virtual-clock';

/** The page load that left the warm connection idle ended this long before time 0. */
const WARM_CONNECTION_IDLE_MS = 600;

export interface LaneWorldOptions {
  readonly scenario: Scenario;
  readonly lane: Lane;
  readonly cast: LaneCast;
  readonly eventBudget: number;
  readonly stageFor: (recorder: Recorder) => Stage;
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
  readonly #sayers: Sayers;
  readonly #acts: TimedActs;
  #exchangeCount = 0;

  constructor({ scenario, lane, cast, eventBudget, stageFor }: LaneWorldOptions) {
    this.#scenario = scenario;
    this.#lane = lane;
    this.recorder = new Recorder(() => this.#clock.nowMs);
    this.#clock = new VirtualClock({
      startMs: -WARM_CONNECTION_IDLE_MS,
      eventBudget,
      causes: this.recorder,
      blame: (label, cause) => ({
        fields: fieldsBehind(label, lane, scenario),
        crowd: cause === 'all-at-once' ? crowdBehind(label, scenario) : null,
      }),
    });
    const planned = plannedActs(scenario.interventions);
    const stretches = planStretches(planned);
    this.#scene = {
      clock: this.#clock,
      clientTime: new SuspendableTime(this.#clock, stretches.sleeps),
      serverTime: new SuspendableTime(this.#clock, stretches.stalls),
      tabHidings: stretches.tabHidings,
      recorder: this.recorder,
      cast,
      laneKey: lane.key,
      seed: scenario.seed,
      draws: new Draws(scenario.seed),
      stage: stageFor(this.recorder),
      settings: settingsOf(scenario, lane),
    };
    const network = new Network(this.#scene, stretches.outages);
    const pages = pagesOf({ clients: scenario.clients, tabs: scenario.browser.tabs });
    this.#server = new Server(this.#scene, network, new RequestFaults(planned, lane.key), pages);
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
    this.#sayers = new Sayers(this.#scene, this.#server, this.#browsers);
    this.#acts = new TimedActs({
      ...{ scene: this.#scene, network, tcp: this.#tcp, server: this.#server, stretches },
      publish: (payloadBytes) => this.#publish(payloadBytes ?? this.#scene.settings.messages.payloadBytes),
      set: (act) => this.#set(act),
    });
    this.#begin(planned);
  }

  get #drawer(): Drawer {
    return { draws: this.#scene.draws, purpose: 'messages', client: 0 };
  }

  get nowMs(): number {
    return this.#clock.nowMs;
  }

  /** Drops the events before `atMs` from the trace, and takes what was spent off the budget. */
  forgetBefore(atMs: number): void {
    this.recorder.forgetBefore(atMs);
    this.#clock.renewBudget();
  }

  /** Runs up to and including `untilMs` of virtual time. Throws EventBudgetError when the budget is spent. */
  advanceTo(untilMs: number): void {
    this.#clock.advanceTo(untilMs);
  }

  #begin(planned: readonly Planned[]): void {
    const { browser, network, server, messages, uplink } = this.#scene.settings;
    // Of a connection whose end the browser has heard of before the program begins, nothing is left.
    const hasHeardOfItsEnd = server.keepAliveMs + network.oneWayLatencyMs < WARM_CONNECTION_IDLE_MS;
    const wasKeptAlive = server.keepAliveMs > 0 && !hasHeardOfItsEnd;
    if (browser.warmConnection && wasKeptAlive) this.#openWarmConnections();
    this.#acts.schedule(
      planned.flatMap(({ index, act }) => ('atMs' in act && this.#isMeant(act) ? [{ index, act }] : [])),
    );
    this.#publisher.follow(publicationTimes(messages, this.#drawer, 0));
    for (const each of this.#browsers) this.#scene.clientTime.scheduleAt(0, 'start', () => each.start());
    this.#sayers.follow(uplink, 0);
  }

  #openWarmConnections(): void {
    this.#browsers.forEach((browser, client) => {
      const connection = this.#tcp.openWarm(client);
      browser.adoptIdle(connection);
      this.#server.startKeepAliveTimer(connection);
    });
  }

  /** An act may be about other lanes only; then nothing happens here, and the trace tells of nothing. */
  #isMeant(act: TimedAct | ConnectionAct): boolean {
    if ('on' in act) return readTarget(act).laneKey === this.#lane.key;
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

  #set(act: SetAct): void {
    this.#scenario = withSetValue(this.#scenario, act);
    const lane = must(
      this.#scenario.techniques.find(({ key }) => key === this.#lane.key),
      'a set keeps the lanes',
    );
    const changed = settingsOf(this.#scenario, lane);
    const { params, messages, uplink } = this.#scene.settings;
    this.#scene.settings = changed;
    this.#server.adoptSettings();
    for (const browser of this.#browsers) browser.adoptSettings(changed.params !== params);
    // A schedule that goes on is left alone: begun anew, it would count from here.
    if (!isSameSchedule(changed.messages, messages))
      this.#publisher.follow(publicationTimes(changed.messages, this.#drawer, this.#clock.nowMs));
    if (!isSameSchedule(changed.uplink, uplink)) this.#sayers.follow(changed.uplink, this.#clock.nowMs);
  }
}
