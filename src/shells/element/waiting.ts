/** What an element shows before its picture. It comes with the first script, so it has no words but these. */
import type { Locale } from '../../i18n/locale';

const SHOW: Readonly<Record<Locale, string>> = { en: 'Show the simulation', 'zh-CN': '显示模拟' };

/** A poster, or whatever stands inside the element. */
export function waitingContent(): HTMLElement {
  const waiting = document.createElement('div');
  const poster = document.createElement('slot');
  poster.name = 'poster';
  waiting.append(poster, document.createElement('slot'));
  return waiting;
}

export function offerButton(locale: Locale, onpress: () => void): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.lang = locale;
  button.textContent = SHOW[locale];
  button.addEventListener('click', onpress);
  return button;
}

/** Below the page's own content, in whose place it comes; its caption stays below it. */
export function newTarget(root: ShadowRoot): HTMLElement {
  const target = document.createElement('div');
  target.className = 'frame';
  const caption = document.createElement('slot');
  caption.name = 'caption';
  root.append(target, caption);
  return target;
}
