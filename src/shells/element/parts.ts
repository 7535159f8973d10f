/** All of the element that is not in its first script. */
import '../../views/theme/tokens.css';
import '../../views/timeline/timeline.css';
import '../../views/chrome/page.css';
import '../../views/controls/controls.css';
import '../embedded/embed.css';
import './host.css';
import type { Pair } from '../../config/config';
import { pairsOfAttributes, pairsOfOptions } from '../../config/options';

export { createEmbed, optionsOf } from '../embedded/embed';
export { VERSION as version } from '../embedded/version';

/** Every style sheet that is imported here, and in what comes later: the build puts them in its place. */
export const css = '/*adopted-css*/';

/** What was set by program counts before the attributes. */
export function pairsOf(options: unknown, attributes: Iterable<Pair>): readonly Pair[] {
  const own = pairsOfOptions(options).pairs;
  const named = new Set(own.map(([name]) => name));
  return [...own, ...pairsOfAttributes(attributes).filter(([name]) => !named.has(name))];
}
