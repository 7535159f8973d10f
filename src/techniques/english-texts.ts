/** Where the techniques are, the English words of them all are too. */
import type { TechniqueText } from './technique';
import { giveEnglishTexts } from './texts';

giveEnglishTexts(import.meta.glob<TechniqueText>('./*/text.en.ts', { eager: true, import: 'textEn' }));
