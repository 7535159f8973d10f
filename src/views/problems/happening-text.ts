import type { Language } from '../../i18n/catalogue';

type Texts = Readonly<Record<string, string>>;

/** In words what the world's clock calls an event: `after pollInterval of ajax-polling`. Names of machines stay as they are. */
export function happeningText(label: string, { words }: Language): string {
  const { timer, machineEvent, transit, act, other } = words.notices.happening;
  const known = textOf(other, label);
  if (known !== null) return known;
  const [, content = ''] = /^transit of a (.+)$/.exec(label) ?? [];
  if (content !== '') return transit(textOf(words.trace.content, content) ?? content);
  const [, intervention = ''] = /^intervention (.+)$/.exec(label) ?? [];
  if (intervention !== '') return act(textOf(words.trace.act, intervention) ?? intervention);
  const [, after, name, machine] = /^(after )?(.+) of (.+)$/.exec(label) ?? [];
  if (name === undefined || machine === undefined) return label;
  return after === undefined ? machineEvent(name, machine) : timer(name, machine);
}

function textOf(texts: Texts, key: string): string | null {
  return Object.hasOwn(texts, key) ? (texts[key] ?? null) : null;
}
