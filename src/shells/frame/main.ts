/** `embed.html`: a figure in a frame of its own, told by its address, spoken to by its parent. */
import '../../views/theme/tokens.css';
import '../../views/timeline/timeline.css';
import '../../views/chrome/page.css';
import '../../views/controls/controls.css';
import '../embedded/embed.css';
import './frame.css';
import { splitLink } from '../../config/link';
import { must } from '../../core/assert';
import { parseLocale } from '../../i18n/locale';
import { createEmbed } from '../embedded/embed';
import { FrameProtocol } from './frame-protocol';

const target = must(document.getElementById('figure'), 'embed.html has no #figure');
const link = location.search + location.hash;
const said = [...splitLink(link).pairs.filter(([name]) => name !== 'state'), ['state', link] as const];

const protocol = new FrameProtocol(said);
const embed = await createEmbed(protocol.said, {
  target,
  reaches: ['run', 'picture', 'embed', 'frame'],
  locale: parseLocale(navigator.language),
  tell: (name, detail) => protocol.tell(name, detail),
  page: new URL('./', location.href.split(/[?#]/, 1)[0]).href,
  setTheme: (theme) => (document.documentElement.dataset['theme'] = theme),
  onnatural: (heightPx) => protocol.resize(heightPx),
});
document.documentElement.lang = embed.config.lang ?? navigator.language;
protocol.open(embed);

const inside = new IntersectionObserver((entries) => {
  embed.see(entries.at(-1)?.isIntersecting === true && !document.hidden);
});
inside.observe(target);
document.addEventListener('visibilitychange', () => embed.see(!document.hidden));
