import type { Language } from '../i18n/catalogue';
import type { Trace } from '../trace/events';
import type { PageId } from '../trace/page-id';

/** `client 2 of 3, tab 1 of 2`, with what tells it apart alone; empty where a lane has only one page. */
export function pageTitle({ client, tab }: PageId, { clients, tabs }: Trace, { words }: Language): string {
  const { clientOf, tabOf, say } = words.diagram;
  return [...(clients > 1 ? [clientOf(client + 1, clients)] : []), ...(tabs > 1 ? [tabOf(tab + 1, tabs)] : [])].join(
    say.join,
  );
}
