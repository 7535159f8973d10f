/** The scenes to start from. Scenarios are files, checked like any input; how to look at them first is said here. */
import { must } from '../../core/assert';
import { presets } from '../../generated/presets';
import { LOCALES } from '../../i18n/locale';
import type { TimeRange } from '../../layout/viewport';
import type { LinkContext } from '../../scenario/link';
import { parseScenario } from '../../scenario/parse';
import type { Scenario } from '../../scenario/schema';
import { paramsSchemas, techniques } from '../../techniques/index';

export type SceneGroup = 'compare' | 'figures' | 'techniques';

export interface Scene {
  readonly id: string;
  readonly group: SceneGroup;
  readonly scenario: Scenario;
  readonly look: SceneLook;
}

/** The first look at a run. What is null is worked out from the run. */
export interface SceneLook {
  /** The time that the picture shows: arrows should fall by 5 to 15 degrees. */
  readonly window: TimeRange | null;
  /** The telling moment at which the playhead rests. */
  readonly restAtMs: number | null;
}

export const DEFAULT_SCENE_ID = 'compare';
const FIGURE_IDS = ['figure-1', 'figure-2', 'figure-3', 'figure-4', 'figure-5'] as const;
export const UNSAID_LOOK: SceneLook = { window: null, restAtMs: null };

const LOOKS: Readonly<Record<string, SceneLook>> = {
  // The WebSocket has been cut off and has missed message 4, which the two others have.
  compare: { window: { fromMs: 0, toMs: 11_000 }, restAtMs: 8_700 },
  // All three ends of a held request lie above the playhead, and the next cycle has brought news again.
  'figure-1': { window: { fromMs: 0, toMs: 12_800 }, restAtMs: 12_200 },
  // The second request has just got its answer, the first still waits: overtaken.
  'figure-2': { window: { fromMs: 2500, toMs: 11_500 }, restAtMs: 8500 },
  'figure-3': { window: { fromMs: 4400, toMs: 10_600 }, restAtMs: 9300 },
  'figure-4': { window: { fromMs: 4400, toMs: 14_200 }, restAtMs: 12_500 },
  // The client has given up, the server has found news for nobody.
  'figure-5': { window: { fromMs: 0, toMs: 11_500 }, restAtMs: 10_400 },
  // The fourth request has its answer, the third still waits: overtaken.
  'ajax-polling': { window: { fromMs: 5400, toMs: 15_600 }, restAtMs: 14_500 },
  // The reload has just given up what the tick had asked for.
  'iframe-polling': { window: { fromMs: 4400, toMs: 14_000 }, restAtMs: 11_600 },
  // Two frames load at once.
  'iframe-per-request': { window: { fromMs: 4400, toMs: 13_200 }, restAtMs: 10_900 },
  'iframe-chained': { window: { fromMs: 0, toMs: 11_000 }, restAtMs: 4700 },
  // The client has given up; the server found news for nobody.
  'ajax-long-polling': { window: { fromMs: 0, toMs: 9500 }, restAtMs: 7600 },
  // An empty answer, a heartbeat, has just come.
  'long-polling': { window: { fromMs: 0, toMs: 9500 }, restAtMs: 8200 },
  // The frame has reached its limit; what was published before it was open again is lost.
  'iframe-streaming': { window: { fromMs: 2600, toMs: 12_000 }, restAtMs: 8900 },
  // No throbber, and with a cursor nothing is lost.
  htmlfile: { window: { fromMs: 2600, toMs: 12_000 }, restAtMs: 8900 },
  // The server has ended the response at its limit; the next request has failed, and the page waits.
  'xhr-streaming': { window: { fromMs: 2400, toMs: 11_600 }, restAtMs: 5900 },
  // What the watchdog had given up has come all the same, and with it a message that is there twice now.
  'jsonp-polling': { window: { fromMs: 4400, toMs: 13_800 }, restAtMs: 10_900 },
  // The stream is open again and has brought what was missed.
  sse: { window: { fromMs: 3400, toMs: 12_400 }, restAtMs: 10_700 },
  // The socket is closed, and a message is published to nobody.
  websocket: { window: { fromMs: 3400, toMs: 12_000 }, restAtMs: 8000 },
  // The server is back, and the page waits for its next try.
  'fetch-streaming': { window: { fromMs: 3400, toMs: 13_000 }, restAtMs: 9000 },
  // The interval has grown to its longest, and two messages have waited for its end.
  'adaptive-polling': { window: { fromMs: 2900, toMs: 15_900 }, restAtMs: 14_600 },
  // The second 304 in a row has just come.
  'conditional-polling': { window: { fromMs: 1600, toMs: 11_200 }, restAtMs: 9100 },
};

/** In the order of the menu. A file that is wrong is left out: the tests say so, the page goes on. */
export const scenes: readonly Scene[] = [
  ...readScene(DEFAULT_SCENE_ID, 'compare'),
  ...FIGURE_IDS.flatMap((id) => readScene(id, 'figures')),
  ...techniques.flatMap(({ id }) => readScene(id, 'techniques')),
];

function readScene(id: string, group: SceneGroup): readonly Scene[] {
  const parsed = parseScenario(presets[id], paramsSchemas);
  return parsed.ok ? [{ id, group, scenario: parsed.scenario, look: LOOKS[id] ?? UNSAID_LOOK }] : [];
}

export function findScene(id: string): Scene | undefined {
  return scenes.find((scene) => scene.id === id);
}

/** It is in the bundle and a test parses it, so it is there and sound. */
export const usualScenario: Scenario = must(
  findScene(DEFAULT_SCENE_ID),
  'the usual scene is missing or wrong',
).scenario;

/** What links may name, and how they are checked. */
export const linkContext: LinkContext = {
  schemas: paramsSchemas,
  presets,
  defaultPreset: DEFAULT_SCENE_ID,
  languages: LOCALES,
};
