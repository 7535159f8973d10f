import type { FirstLanguage } from '../../i18n/first-language';
import type { PageId } from '../../trace/page-id';

/** `client 1 of 20, tab 2 of 7`, each only where there are several; empty for the only page. */
export function pageText({ client, tab }: PageId, clients: number, tabs: number, { words }: FirstLanguage): string {
  const { clientOf, tabOf } = words.diagram;
  const parts = [...(clients > 1 ? [clientOf(client + 1, clients)] : []), ...(tabs > 1 ? [tabOf(tab + 1, tabs)] : [])];
  return parts.join(words.page.comma);
}
