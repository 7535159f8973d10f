import { systemNotes as english } from '../../i18n/en-system-notes';
import type { Locale } from '../../i18n/locale';
import { systemNotes as chinese } from '../../i18n/zh-cn-system-notes';
import { systemSources, type SystemId } from '../../techniques/system-sources';
import type { Source } from '../../techniques/technique';

interface SystemAbout {
  readonly note: string;
  readonly sources: readonly Source[];
}

const notes: Readonly<Record<Locale, Readonly<Record<SystemId, string>>>> = { en: english, 'zh-CN': chinese };

/** What there is to read about the real system with this scene. */
export function systemAbout(id: string, locale: Locale): SystemAbout {
  const systemId = id as SystemId;
  return { note: notes[locale][systemId], sources: systemSources[systemId] };
}
