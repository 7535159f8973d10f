import { must } from '../core/assert';
import type { Language } from '../i18n/catalogue';
import { pageName, pagesOf, type PageId } from '../trace/page-id';
import type { ExportedLane } from './exported-run';
import { mermaidText } from './mermaid-text';
import { pageTitle } from './page-title';

/** The names under which a lane's lifelines are spoken of in the text of a diagram. */
export interface Participants {
  /** Of each page, in order; there is at least one. */
  readonly pages: readonly string[];
  readonly pageOf: (page: PageId) => string;
  /** Null where nothing stands between the browsers and the server. */
  readonly proxy: string | null;
  readonly server: string;
}

/** `L1B`, or `L1B2T3` for the third tab of the second client; `L1P` and `L1S`. */
export function participantsOf({ trace }: ExportedLane, place: number, hasProxy: boolean): Participants {
  const lane = `L${place + 1}`;
  const { clients, tabs } = trace;
  const names = new Map(
    pagesOf(trace).map((page) => [
      pageName(page),
      `${lane}B${clients > 1 || tabs > 1 ? page.client + 1 : ''}${tabs > 1 ? `T${page.tab + 1}` : ''}`,
    ]),
  );
  return {
    pages: [...names.values()],
    pageOf: (page) => must(names.get(pageName(page)), 'a page of the lane'),
    proxy: hasProxy ? `${lane}P` : null,
    server: `${lane}S`,
  };
}

/** Declares a lane's lifelines, in a box with its name. */
export function declaredLane(
  { name, trace }: ExportedLane,
  { pageOf, proxy, server }: Participants,
  language: Language,
): readonly string[] {
  const { browser, proxy: proxyName, server: serverName, say } = language.words.diagram;
  const declare = (id: string, text: string) => `    participant ${id} as ${mermaidText(text)}`;
  return [
    // Without a colour first, a name that is a colour would be taken for one.
    `  box transparent ${mermaidText(name)}`,
    ...pagesOf(trace).map((page) => {
      const title = pageTitle(page, trace, language);
      return declare(pageOf(page), title === '' ? browser : browser + say.join + title);
    }),
    ...(proxy === null ? [] : [declare(proxy, proxyName)]),
    declare(server, serverName),
    '  end',
  ];
}
