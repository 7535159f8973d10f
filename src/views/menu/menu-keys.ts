import type { MenuModel } from './menu-model';

/** A place in a menu: its row among all, and the item in that row; the typed number comes last. */
export interface MenuPlace {
  readonly row: number;
  readonly item: number;
}

/** What can be chosen in each row, by name, as it stands from above to below and from left to right. */
export function menuNames(model: MenuModel): readonly (readonly string[])[] {
  return model.sections.flatMap(({ rows }) =>
    rows.map(({ items, entry }) => [...items.map(({ name }) => name), ...(entry ? [entry.name] : [])]),
  );
}

/** Where a key leads from a place; null for a key that leads nowhere. Rows and items go round. */
export function placeByKey(names: readonly (readonly string[])[], from: MenuPlace, key: string): MenuPlace | null {
  const columns = names[from.row]?.length ?? 1;
  switch (key) {
    case 'ArrowDown':
      return { row: (from.row + 1) % names.length, item: 0 };
    case 'ArrowUp':
      return { row: (from.row + names.length - 1) % names.length, item: 0 };
    case 'ArrowRight':
      return { row: from.row, item: (from.item + 1) % columns };
    case 'ArrowLeft':
      return { row: from.row, item: (from.item + columns - 1) % columns };
    case 'Home':
      return { row: 0, item: 0 };
    case 'End':
      return { row: names.length - 1, item: 0 };
    default:
      return key.length === 1 && key !== ' ' ? placeByLetter(names, from.row, key) : null;
  }
}

/** The next row that begins with it. */
function placeByLetter(names: readonly (readonly string[])[], fromRow: number, letter: string): MenuPlace | null {
  const rows = names.map((_, step) => (fromRow + 1 + step) % names.length);
  const row = rows.find((each) => names[each]?.[0]?.toLowerCase().startsWith(letter.toLowerCase()));
  return row === undefined ? null : { row, item: 0 };
}
