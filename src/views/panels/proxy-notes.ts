import type { Language } from '../../i18n/catalogue';
import { formatMeasuredMs } from '../../i18n/formats';
import type { ExchangeSpan } from '../../trace/spans';

/** What a page cannot know, and the log tells beside what it knows: the proxy's part in how a request ended. */
export function endNote({ attempts, status }: ExchangeSpan, { words }: Language): string | null {
  const proxy = attempts.at(-1)?.proxy ?? null;
  if (proxy === null) return null;
  if (proxy.strippedAtMs !== null) return words.log.stripped;
  if (proxy.gaveUpAtMs === null) return null;
  if (proxy.gaveUpStatus === null) return words.log.byProxy;
  return proxy.gaveUpStatus === status ? words.log.fromProxy : null;
}

/** How long it waited at the server's side before it was taken up: at the proxy, for a worker. */
export function waitNotes({ attempts }: ExchangeSpan, { locale, words }: Language): readonly string[] {
  const attempt = attempts.at(-1);
  if (attempt === undefined) return [];
  const { proxy, wasBacklogged, arrivedAtMs, workStartedAtMs } = attempt;
  const wait = proxy?.wait ?? null;
  const notes: string[] = [];
  if (wait?.toMs != null) notes.push(words.log.atProxy(formatMeasuredMs(wait.toMs - wait.fromMs, locale)));
  const arrivedThereAtMs = wait?.toMs ?? arrivedAtMs;
  if (wasBacklogged && arrivedThereAtMs !== null && workStartedAtMs !== null)
    notes.push(words.log.forWorker(formatMeasuredMs(workStartedAtMs - arrivedThereAtMs, locale)));
  return notes;
}

/** How long the proxy kept what set out at this moment: the oldest of it. */
export function withheldNote({ attempts }: ExchangeSpan, sentAtMs: number, { locale, words }: Language): string | null {
  const released = attempts.flatMap(({ proxy }) => proxy?.withheld.filter(({ toMs }) => toMs === sentAtMs) ?? []);
  if (released.length === 0) return null;
  const fromMs = Math.min(...released.map((part) => part.fromMs));
  return words.log.withheld(formatMeasuredMs(sentAtMs - fromMs, locale));
}
