/**
 * Every parameter that there is: as a query, an attribute, a data attribute, a line of front matter, a message or an
 * option it has the same name, the same values and the same default.
 */
import { faults, type Fault } from './fault-codec';
import {
  choice,
  flag,
  moment,
  names,
  numberWithin,
  quantity,
  scenarioText,
  someOf,
  text,
  type ValueKind,
} from './value-kinds';

/** Where a parameter counts: wherever there is a run; on a picture, wherever it is; in an embed; in a frame alone. */
export type Reach = 'run' | 'picture' | 'embed' | 'frame';

/** The panes of an embed. */
export const VIEWS = ['timeline', 'state', 'metrics', 'table', 'code'] as const;
export type ViewName = (typeof VIEWS)[number];
/** Controls of an embed that can be locked. */
export const LOCKABLE = ['play', 'step', 'seek', 'speed', 'view', 'zoom', 'select'] as const;
export type Lockable = (typeof LOCKABLE)[number];
/** How idle time may be drawn. */
export const IDLE_SCALES = ['to-scale', 'folded'] as const;

interface Parameter<Value, Fallback> {
  readonly reach: Reach;
  readonly kind: ValueKind<Value>;
  /** Where nothing is said, or nothing that can be read. Null: as the scenario has it, or as the reader likes it. */
  readonly fallback: Fallback;
}

function unsaid<Value>(reach: Reach, kind: ValueKind<Value>): Parameter<Value, null> {
  return { reach, kind, fallback: null };
}

function usually<Value>(reach: Reach, kind: ValueKind<Value>, fallback: Value): Parameter<Value, Value> {
  return { reach, kind, fallback };
}

export const PARAMETERS = {
  scenario: unsaid('run', scenarioText),
  technique: usually<readonly string[]>('run', names, []),
  seed: unsaid('run', quantity('none')),
  until: unsaid('run', quantity('ms')),
  latency: unsaid('run', quantity('ms')),
  jitter: unsaid('run', quantity('ms')),
  loss: unsaid('run', quantity('fraction')),
  bandwidth: unsaid('run', quantity('kbps')),
  hold: unsaid('run', quantity('ms')),
  rate: unsaid('run', quantity('per-second')),
  interval: unsaid('run', quantity('ms')),
  faults: usually<readonly Fault[]>('run', faults, []),
  t: unsaid('picture', moment),
  end: unsaid('picture', moment),
  lang: unsaid('picture', text),
  theme: unsaid('picture', text),
  selected: unsaid('picture', text),
  idle: unsaid('picture', choice(IDLE_SCALES)),
  speed: unsaid('picture', numberWithin(0.001, 100)),
  autoplay: usually('embed', flag, false),
  loop: usually('embed', flag, false),
  view: usually<readonly ViewName[]>('embed', someOf(VIEWS), ['timeline']),
  controls: usually<'none' | 'minimal' | 'full'>('embed', choice(['none', 'minimal', 'full']), 'minimal'),
  lock: usually<readonly Lockable[]>('embed', someOf(LOCKABLE), []),
  motion: usually<'auto' | 'reduce' | 'full'>('embed', choice(['auto', 'reduce', 'full']), 'auto'),
  keyboard: usually<'focus' | 'off'>('embed', choice(['focus', 'off']), 'focus'),
  loading: usually<'lazy' | 'eager' | 'click'>('embed', choice(['lazy', 'eager', 'click']), 'lazy'),
  fit: usually<'auto' | 'contain'>('embed', choice(['auto', 'contain']), 'auto'),
  links: usually('embed', flag, true),
  src: unsaid('embed', text),
  state: unsaid('embed', text),
  api: usually('frame', flag, true),
  resize: unsaid('frame', choice(['h5p'])),
  host: unsaid('frame', choice(['reveal'])),
} as const;

export type ParameterName = keyof typeof PARAMETERS;
export const PARAMETER_NAMES = Object.keys(PARAMETERS) as readonly ParameterName[];

type Said<Each> = Each extends Parameter<infer Value, infer Fallback> ? Value | Fallback : never;

/** What can be said of a run and of the picture of it: every parameter, with its default where nothing was said. */
export type Config = { readonly [Name in ParameterName]: Said<(typeof PARAMETERS)[Name]> };

export const DEFAULT_CONFIG = Object.fromEntries(
  PARAMETER_NAMES.map((name) => [name, PARAMETERS[name].fallback]),
) as unknown as Config;
