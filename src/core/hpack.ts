import { HUFFMAN_BITS, STATIC_TABLE, type HeaderField } from './hpack-tables';

export type { HeaderField };

/** So much of the dynamic table may be filled where neither side says otherwise. Source: RFC 9113 §6.5.2. */
const TABLE_BYTES = 4096;
/** What an entry counts beyond its name and value. Source: RFC 7541 §4.1. */
const ENTRY_BYTES = 32;

/**
 * How many bytes HPACK makes of each head sent one way on one connection: what was in an earlier one is named by its
 * place in a table. Counted with Huffman's code wherever that is shorter, as browsers and servers do. Source: RFC 7541.
 */
export class HpackCounter {
  readonly #isIndexed: (field: HeaderField) => boolean;
  /** The newest first. */
  readonly #table: HeaderField[] = [];
  #tableBytes = 0;

  /** `isIndexed`: whether the encoder keeps a field for heads that follow. */
  constructor(isIndexed: (field: HeaderField) => boolean) {
    this.#isIndexed = isIndexed;
  }

  /** The length of the head in bytes; what it leaves in the table is there for the next. */
  count(fields: readonly HeaderField[]): number {
    return fields.reduce((sum, field) => sum + this.#countField(field), 0);
  }

  #countField(field: HeaderField): number {
    const known = this.#indexWhere(([name, value]) => name === field[0] && value === field[1]);
    if (known > 0) return integerBytes(known, 7);
    const nameIndex = this.#indexWhere(([name]) => name === field[0]);
    const isKept = this.#isIndexed(field);
    if (isKept) this.#add(field);
    const nameBytes = nameIndex > 0 ? 0 : stringBytes(field[0]);
    return integerBytes(nameIndex, isKept ? 6 : 4) + nameBytes + stringBytes(field[1]);
  }

  /** From 1 on, the static table first; 0: there is none. */
  #indexWhere(isMeant: (field: HeaderField) => boolean): number {
    const inStatic = STATIC_TABLE.findIndex(isMeant);
    if (inStatic >= 0) return inStatic + 1;
    const inDynamic = this.#table.findIndex(isMeant);
    return inDynamic < 0 ? 0 : STATIC_TABLE.length + inDynamic + 1;
  }

  /** The oldest go where there is no room. What is larger than the table empties it, and is not kept. */
  #add(field: HeaderField): void {
    const bytes = entryBytes(field);
    while (this.#tableBytes + bytes > TABLE_BYTES) {
      const oldest = this.#table.pop();
      if (oldest === undefined) return;
      this.#tableBytes -= entryBytes(oldest);
    }
    this.#table.unshift(field);
    this.#tableBytes += bytes;
  }
}

/** What Chromium keeps: all but the pseudo-fields other than `:authority`. Source: hpack_encoder.cc, DefaultPolicy. */
export function isIndexedByBrowser([name]: HeaderField): boolean {
  return !name.startsWith(':') || name === ':authority';
}

const NOT_INDEXED_BY_SERVER: ReadonlySet<string> = new Set([
  ...[':path', 'age', 'content-length', 'etag', 'if-modified-since', 'if-none-match', 'location', 'set-cookie'],
]);

/** What Node's nghttp2 keeps: not what differs from one answer to the next. Source: nghttp2_hd.c, hd_deflate_decide_indexing. */
export function isIndexedByServer(field: HeaderField): boolean {
  return !NOT_INDEXED_BY_SERVER.has(field[0]) && entryBytes(field) <= (TABLE_BYTES * 3) / 4;
}

function entryBytes([name, value]: HeaderField): number {
  return name.length + value.length + ENTRY_BYTES;
}

/** Source: RFC 7541 §5.1. */
function integerBytes(value: number, prefixBits: number): number {
  const most = 2 ** prefixBits - 1;
  if (value < most) return 1;
  let bytes = 2;
  for (let rest = value - most; rest >= 128; rest = Math.floor(rest / 128)) bytes++;
  return bytes;
}

/** Source: RFC 7541 §5.2. Heads here are of ASCII alone. */
function stringBytes(text: string): number {
  const bits = [...text].reduce((sum, letter) => sum + (HUFFMAN_BITS[letter.charCodeAt(0) - 32] ?? 30), 0);
  const bytes = Math.min(text.length, Math.ceil(bits / 8));
  return integerBytes(bytes, 7) + bytes;
}
