/** Before any test: as in a page that has been switched to each language once. */
import { LOCALES } from '../../src/i18n/locale';
import { loadLanguage } from '../../src/shells/explore/load-language';

await Promise.all(LOCALES.map(loadLanguage));
