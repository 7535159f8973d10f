import { formatMoment, speakMs } from '../../i18n/formats';
import { HandleInverse, roundTo, stepFor } from '../../layout/handle-inverse';
import type { FieldSpot, HandleSpot, MessageSpot } from '../../layout/handle-spots';
import { splitLaneItemKey, type LaneItemKey } from '../../layout/item-keys';
import { withValue } from '../../scenario/edits';
import { withMessageMoved, withoutMessage } from '../../scenario/message-edits';
import type { Scenario } from '../../scenario/schema';
import type { NumberControl } from '../../views/controls/control-field';
import { spokenValue, valueText } from '../../views/controls/value-text';
import type { GrabAct, TimelineHandle } from '../../views/timeline/props';
import { controlGroups } from './control-groups';
import type { ExploreState } from './explore-state.svelte';
import { courseOf, discAt, spotId, spotIn, spotsOf } from './held-handle';
import { momentsNote, publishedOnStage } from './message-acts';

/** The handle that is held: what moves it, and what was before. */
interface Held {
  readonly laneKey: string;
  readonly id: string;
  readonly spot: HandleSpot;
  /** As it was when it was taken. */
  readonly taken: HandleSpot;
  /** What was on stage when it was taken: every move is a change of that. */
  readonly before: Scenario;
  /** What is on stage now. */
  readonly now: Scenario;
  readonly value: number;
  readonly isOut: boolean;
  readonly inverse: HandleInverse | null;
  readonly publishedAtMs: readonly number[];
}

/** The steps of a key, in ms; coarse ones are ten times that. A slider that spans minutes takes longer ones. */
const FINE_STEP_MS = 10;
const LONG_SPAN_MS = 10_000;
const LONG_FINE_STEP_MS = 100;

/** Marks of the picture that stand for a parameter or a message, and what becomes of both when one is moved. */
export class Grab {
  readonly #explore: ExploreState;
  #held: Held | null = $state.raw(null);

  readonly #numbers: readonly NumberControl[] = $derived.by(() =>
    controlGroups(this.#explore.shownScenario, this.#explore.language)
      .flatMap(({ first, more }) => [...first, ...more])
      .filter((field) => field.type === 'number'),
  );
  readonly held: TimelineHandle | null = $derived.by(() => {
    const held = this.#held;
    return held === null ? null : this.#handle(held.laneKey, held.spot, held.value, held.isOut);
  });

  constructor(explore: ExploreState) {
    this.#explore = explore;
  }

  handlesOf(key: LaneItemKey): readonly TimelineHandle[] {
    const { laneKey } = splitLaneItemKey(key);
    return this.#spotsAt(key).flatMap((spot) => this.#handle(laneKey, spot, this.#valueOf(spot), false) ?? []);
  }

  act(act: GrabAct): void {
    if (act.do === 'take') return this.#take(act.handle);
    const held = this.#held;
    if (held === null) return;
    switch (act.do) {
      case 'move':
        return this.#move(held, act.atMs, act.msPerPx, act.isOut);
      case 'step':
        return this.#step(held, act.direction, act.isCoarse);
      case 'keep':
        return this.#end(held, held.now);
      case 'put-back':
        return this.#end(held, held.before);
    }
  }

  #take({ laneKey, id, markKey }: TimelineHandle): void {
    if (this.#held) this.#end(this.#held, this.#held.now);
    const { scenario, endMs } = this.#explore;
    const spot = this.#spotsAt(`${laneKey}/${markKey}`).find((each) => spotId(each) === id);
    if (spot === undefined) return;
    // Time waits: a picture that moves by itself would pull the mark from under the finger.
    this.#explore.playback.hold(true);
    const value = this.#valueOf(spot);
    const control = spot.kind === 'field' ? this.#numberAt(spot.path) : undefined;
    this.#held = {
      ...{ laneKey, id, spot, value, taken: spot, before: scenario, now: scenario, isOut: false },
      publishedAtMs: publishedOnStage(this.#explore.lanes),
      inverse:
        spot.kind === 'field' && control
          ? new HandleInverse(courseOf(scenario, laneKey, spot, { ...control, value }, endMs))
          : null,
    };
  }

  #move(held: Held, atMs: number, msPerPx: number, isOut: boolean): void {
    const { spot, inverse } = held;
    if (spot.kind === 'message') {
      const toMs = Math.max(0, Math.min(this.#explore.endMs, roundTo(atMs, stepFor(msPerPx))));
      this.#moveMessage(held, spot, toMs, isOut);
    } else if (inverse) this.#setField(held, spot, inverse.positionFor(atMs, msPerPx).value);
  }

  #step(held: Held, direction: 1 | -1, isCoarse: boolean): void {
    const { spot, value } = held;
    const range = spot.kind === 'field' ? this.#numberAt(spot.path) : undefined;
    const isLong = range !== undefined && range.slider[1] - range.slider[0] > LONG_SPAN_MS;
    const step = (isLong ? LONG_FINE_STEP_MS : FINE_STEP_MS) * (isCoarse ? 10 : 1);
    const most = range?.max ?? this.#explore.endMs;
    const next = Math.max(range?.min ?? 0, Math.min(most, roundTo(value + direction * step, 0.001)));
    if (next === value) return;
    if (spot.kind === 'message') this.#moveMessage(held, spot, next, false);
    else this.#setField(held, spot, next);
  }

  #setField(held: Held, spot: FieldSpot, value: number): void {
    if (value === held.value) return;
    const now = withValue(held.before, spot.path, value);
    this.#explore.edit(now, false);
    const run = this.#laneRun(held.laneKey);
    this.#follow(held, { ...held, now, value, spot: run ? spotIn(run.spans, spot) : spot });
  }

  #moveMessage(held: Held, spot: MessageSpot, toMs: number, isOut: boolean): void {
    if (toMs === held.value && isOut === held.isOut) return;
    const { before, publishedAtMs } = held;
    const fromMs = held.taken.atMs;
    const now = isOut
      ? withoutMessage(before, publishedAtMs, fromMs)
      : withMessageMoved(before, publishedAtMs, fromMs, toMs);
    this.#explore.edit(now, false);
    const run = this.#laneRun(held.laneKey);
    const disc = run && !isOut ? discAt(run.spans, this.#explore.page, toMs) : null;
    this.#follow(held, { ...held, now, value: toMs, isOut, spot: { ...spot, ...disc, atMs: toMs } });
  }

  /** What is pinned stays pinned, whatever its number is now. */
  #follow(held: Held, next: Held): void {
    this.#held = next;
    if (this.#explore.pinnedKey === `${held.laneKey}/${held.spot.markKey}`)
      this.#explore.pinnedKey = `${next.laneKey}/${next.spot.markKey}`;
  }

  #end(held: Held, scenario: Scenario): void {
    if (scenario === held.before) this.#follow(held, { ...held, spot: held.taken });
    const { language } = this.#explore;
    const words = language.words.diagram.grab;
    const handle = this.held;
    this.#held = null;
    this.#explore.playback.hold(false);
    this.#explore.edit(scenario, true);
    if (handle === null) return;
    const said =
      scenario === held.before
        ? words.putBack
        : held.isOut
          ? words.deleted(formatMoment(held.taken.atMs, language.locale))
          : words.kept(handle.name, handle.valueText);
    this.#explore.announcer.say(said + momentsNote(held.before, scenario, language));
  }

  #spotsAt(key: LaneItemKey): readonly HandleSpot[] {
    const { laneKey, itemKey } = splitLaneItemKey(key);
    const run = this.#laneRun(laneKey);
    return run === undefined ? [] : spotsOf(this.#explore.shownScenario, run, itemKey);
  }

  #numberAt(path: string): NumberControl | undefined {
    return this.#numbers.find(({ id }) => id === path);
  }

  #laneRun(laneKey: string) {
    return this.#explore.lanes.find(({ lane }) => lane.key === laneKey);
  }

  #valueOf(spot: HandleSpot): number {
    if (spot.kind === 'message') return spot.atMs;
    return this.#numberAt(spot.path)?.value ?? spot.lastedMs ?? 0;
  }

  /** With its words; null for a parameter that has no control. */
  #handle(laneKey: string, spot: HandleSpot, value: number, isOut: boolean): TimelineHandle | null {
    const { language, endMs } = this.#explore;
    const words = language.words.diagram.grab;
    const place = { laneKey, id: spotId(spot), markKey: spot.markKey, at: spot.at, atMs: spot.atMs, value };
    if (spot.kind === 'message') {
      return {
        ...place,
        ...{ name: words.message(spot.messageId), spokenName: words.handle(words.message(spot.messageId)) },
        ...{ min: 0, max: endMs, mayGo: true },
        valueText: formatMoment(value, language.locale),
        spokenText: speakMs(value, language.locale),
        goneText: isOut ? words.letGo : null,
      };
    }
    const control: NumberControl | undefined = this.#numberAt(spot.path);
    if (control === undefined) return null;
    return {
      ...place,
      ...{ name: control.label, spokenName: words.handle(control.label) },
      ...{ min: control.min, max: control.max, mayGo: false, goneText: null },
      valueText: valueText(value, control.unit, language),
      spokenText: spokenValue(value, control.unit, language),
    };
  }
}
