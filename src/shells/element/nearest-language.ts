import { parseLocale, type Locale } from '../../i18n/locale';

/** That of the text around, or the reader's own. */
export function nearestLanguage(element: Element): Locale {
  for (let each: Element | null = element; each !== null; each = parentOf(each)) {
    const lang = each.getAttribute('lang');
    if (lang) return parseLocale(lang);
  }
  return parseLocale(navigator.language);
}

/** Out of a shadow root too. */
function parentOf(element: Element): Element | null {
  if (element.parentElement !== null) return element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}
