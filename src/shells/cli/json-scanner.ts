/** Where a text stops being JSON, and why. */
export interface JsonFault {
  readonly index: number;
  readonly fault: string;
}

/** Deeper than any scenario; readers and printers of values may recurse safely up to here. */
const NESTING_MAX = 100;

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const WHITE = /[ \t\n\r]*/y;

/**
 * The first fault of a JSON text (RFC 8259), or null. `JSON.parse` tells no position in Node 20, another wording in each
 * version, and lets a key come twice; this tells where, and finds that too. O(n).
 */
export function findJsonFault(text: string): JsonFault | null {
  try {
    new JsonScanner(text).scanAll();
    return null;
  } catch (error) {
    if (error instanceof JsonFaultFound) return { index: error.index, fault: error.message };
    throw error;
  }
}

class JsonFaultFound extends Error {
  readonly index: number;

  constructor(index: number, message: string) {
    super(message);
    this.index = index;
  }
}

class JsonScanner {
  readonly #text: string;
  #index = 0;

  constructor(text: string) {
    this.#text = text;
  }

  scanAll(): void {
    this.#scanValue(0);
    this.#skip(WHITE);
    if (this.#index < this.#text.length) this.#fail('expected the end of the text');
  }

  #scanValue(depth: number): void {
    this.#skip(WHITE);
    const first = this.#text[this.#index];
    if (first === '{') this.#scanObject(depth + 1);
    else if (first === '[') this.#scanArray(depth + 1);
    else if (first === '"') this.#scanString();
    else if (!this.#skipWord() && !this.#skip(NUMBER)) this.#fail('expected a value');
  }

  #scanObject(depth: number): void {
    this.#checkDepth(depth);
    const keys = new Set<string>();
    this.#scanList('}', 'a key in double quotes', () => {
      const startIndex = this.#index;
      if (this.#text[startIndex] !== '"') this.#fail('expected a key in double quotes');
      this.#scanString();
      const written = this.#text.slice(startIndex, this.#index);
      const key = JSON.parse(written) as string; // an escape in it makes no other key
      if (keys.has(key)) throw new JsonFaultFound(startIndex, `the key ${written} comes twice in one object`);
      keys.add(key);
      this.#skip(WHITE);
      if (this.#text[this.#index] !== ':') this.#fail('expected a colon');
      this.#index++;
      this.#scanValue(depth);
    });
  }

  #scanArray(depth: number): void {
    this.#checkDepth(depth);
    this.#scanList(']', 'a value', () => {
      this.#scanValue(depth);
    });
  }

  /** From the opening bracket to the closing one. */
  #scanList(close: string, item: string, scanItem: () => void): void {
    this.#index++;
    this.#skip(WHITE);
    if (this.#text[this.#index] === close) {
      this.#index++;
      return;
    }
    for (;;) {
      this.#skip(WHITE);
      // What trips people up most often has a message of its own.
      if (this.#text[this.#index] === close) this.#fail(`expected ${item} after the comma`);
      scanItem();
      this.#skip(WHITE);
      const next = this.#text[this.#index];
      if (next !== ',' && next !== close) this.#fail(`expected a comma or "${close}"`);
      this.#index++;
      if (next === close) return;
    }
  }

  #scanString(): void {
    const startIndex = this.#index;
    this.#index++;
    for (;;) {
      const character = this.#text[this.#index];
      if (character === undefined) throw new JsonFaultFound(startIndex, 'this text in quotes never ends');
      if (character === '"') break;
      if (character < ' ') this.#fail('expected \\n, \\t or another escape');
      if (character !== '\\') this.#index++;
      else if (!this.#skip(ESCAPE)) this.#fail('no such escape');
    }
    this.#index++;
  }

  #skipWord(): boolean {
    const word = ['true', 'false', 'null'].find((each) => this.#text.startsWith(each, this.#index));
    this.#index += word?.length ?? 0;
    return word !== undefined;
  }

  /** Moves on over what `pattern` (sticky) matches here; false when it matches nothing. */
  #skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.#index;
    const length = pattern.exec(this.#text)?.[0].length ?? 0;
    this.#index += length;
    return length > 0;
  }

  #checkDepth(depth: number): void {
    if (depth > NESTING_MAX) throw new JsonFaultFound(this.#index, `nested deeper than ${NESTING_MAX} levels`);
  }

  #fail(expected: string): never {
    const found = this.#text[this.#index];
    const came = found === undefined ? 'the text ends here' : `found ${JSON.stringify(found)}`;
    throw new JsonFaultFound(this.#index, `${expected}, ${came}`);
  }
}
