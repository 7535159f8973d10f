import type { Language } from '../i18n/catalogue';
import type { ExportedLane } from './exported-run';
import { mermaidText } from './mermaid-text';

/** The names under which a lane's lifelines are spoken of in the text of a diagram. */
export interface Participants {
  /** By client. */
  readonly browsers: readonly string[];
  /** Null where nothing stands between the browsers and the server. */
  readonly proxy: string | null;
  readonly server: string;
}

export function participantsOf({ trace }: ExportedLane, place: number, hasProxy: boolean): Participants {
  const lane = `L${place + 1}`;
  return {
    browsers: Array.from({ length: trace.clients }, (_, client) =>
      trace.clients === 1 ? `${lane}B` : `${lane}B${client + 1}`,
    ),
    proxy: hasProxy ? `${lane}P` : null,
    server: `${lane}S`,
  };
}

/** Declares a lane's lifelines, in a box with its name. */
export function declaredLane(
  { name }: ExportedLane,
  { browsers, proxy, server }: Participants,
  { words }: Language,
): readonly string[] {
  const { browser, clientOf, proxy: proxyName, server: serverName, say } = words.diagram;
  const declare = (id: string, text: string) => `    participant ${id} as ${mermaidText(text)}`;
  return [
    // Without a colour first, a name that is a colour would be taken for one.
    `  box transparent ${mermaidText(name)}`,
    ...browsers.map((id, client) =>
      declare(id, browsers.length === 1 ? browser : browser + say.join + clientOf(client + 1, browsers.length)),
    ),
    ...(proxy === null ? [] : [declare(proxy, proxyName)]),
    declare(server, serverName),
    '  end',
  ];
}
