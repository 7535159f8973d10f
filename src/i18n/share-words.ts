import type { Translated } from './catalogue';
import { share as english } from './en-share';
import type { Locale } from './locale';
import { share as chinese } from './zh-cn-share';

/** What the dialog for sharing says: no catalogue has it, so that no reader of the page waits for it. */
export type ShareWords = Translated<typeof english>;

export const shareWords: Readonly<Record<Locale, ShareWords>> = { en: english, 'zh-CN': chinese };
