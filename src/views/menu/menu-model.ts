/** A menu as plain data, in the reader's language; what is chosen is told by its id. */
import type { NumberRange } from '../controls/control-field';

export interface MenuItem {
  readonly id: string;
  readonly text: string;
  /** The whole of it, for who hears it alone: `Delay the answer by 200 ms`, where the text is `200 ms`. */
  readonly name: string;
}

/** A number of one's own, typed. */
export interface MenuEntry extends NumberRange {
  readonly id: string;
  /** `other…`, and the whole of it. */
  readonly text: string;
  readonly name: string;
  /** What the entry begins with. */
  readonly value: number;
}

/** One line: a single item, or what several have in common, and they. */
export interface MenuRow {
  readonly lead: string | null;
  readonly items: readonly MenuItem[];
  readonly entry: MenuEntry | null;
}

export interface MenuSection {
  readonly title: string;
  readonly rows: readonly MenuRow[];
}

export interface MenuModel {
  readonly name: string;
  readonly sections: readonly MenuSection[];
}
