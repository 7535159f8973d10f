/** Which page: one tab of one client's browser. Both are counted from 0. */
export interface PageId {
  readonly client: number;
  readonly tab: number;
}

export const FIRST_PAGE: PageId = { client: 0, tab: 0 };

export function isSamePage(one: PageId, other: PageId): boolean {
  return one.client === other.client && one.tab === other.tab;
}

/** Whether it is a page's: of its own tab, or of what all tabs of its browser share (`tab` is null). */
export function isSeenBy(
  page: PageId,
  { client, tab }: { readonly client: number; readonly tab: number | null },
): boolean {
  return client === page.client && (tab === null || tab === page.tab);
}

/** `2`, and `2/1` for a tab that is not the first: to tell pages apart in a map. */
export function pageName({ client, tab }: PageId): string {
  return tab === 0 ? `${client}` : `${client}/${tab}`;
}

/** Every page of a lane: client by client, and tab by tab. */
export function pagesOf({ clients, tabs }: { readonly clients: number; readonly tabs: number }): readonly PageId[] {
  return Array.from({ length: clients * tabs }, (_, index) => ({
    client: Math.floor(index / tabs),
    tab: index % tabs,
  }));
}

/** What an event says of the tab: nothing where it is the first, which most runs have alone. */
export function toldTab({ tab }: PageId): { readonly tab?: number } {
  return tab === 0 ? {} : { tab };
}

/** The page that an event or a span tells of. */
export function pageOf({ client, tab = 0 }: { readonly client: number; readonly tab?: number }): PageId {
  return { client, tab };
}

/** `client 2`, and `tab 1 of client 2` where it is not the first: for the sentences of laws. */
export function describePage({ client, tab }: PageId): string {
  return tab === 0 ? `client ${client}` : `tab ${tab} of client ${client}`;
}

/** Whether that is a page of this lane. */
export function hasPage(lane: { readonly clients: number; readonly tabs: number }, { client, tab }: PageId): boolean {
  return client >= 0 && client < lane.clients && tab >= 0 && tab < lane.tabs;
}
