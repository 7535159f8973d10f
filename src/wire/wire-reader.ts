/** What a transit writes: the wire's own text, one character a byte, with a hole where each payload stands. */
export interface WireBytes {
  readonly text: string;
  /** What fills the holes, in order. A payload may be a megabyte, so here it is only told. */
  readonly payloads: readonly WirePayload[];
}

export interface WirePayload {
  readonly messageId: number;
  /** All of it, or its beginning. */
  readonly text: string;
  readonly bytes: number;
}

/** Some bytes in a row: of a payload, or of what the protocol adds. */
export interface WireRun {
  readonly text: string;
  /** As many as `text` has characters, unless a payload is cut in what is shown. */
  readonly bytes: number;
  /** Null for the protocol's own. */
  readonly messageId: number | null;
}

/** Stands for a payload in the text. Private use, so no protocol writes it. */
export const PAYLOAD_HOLE = '\ue000';

/** The text with every payload in its place. */
export function filledText({ text, payloads }: WireBytes): string {
  const texts = payloads.values();
  return text.replaceAll(PAYLOAD_HOLE, () => texts.next().value?.text ?? '');
}

/** Reads from the beginning to the end, by lines and by counts of bytes. */
export class WireReader {
  readonly #text: string;
  readonly #payloads: readonly WirePayload[];
  #place = 0;
  #payloadPlace = 0;
  /** How many bytes have been read. */
  readBytes = 0;

  constructor({ text, payloads }: WireBytes) {
    // An empty payload leaves nothing to read.
    let holePlace = 0;
    this.#text = text.replaceAll(PAYLOAD_HOLE, (hole) => (payloads[holePlace++]?.bytes === 0 ? '' : hole));
    this.#payloads = payloads.filter(({ bytes }) => bytes > 0);
  }

  get isAtEnd(): boolean {
    return this.#place >= this.#text.length;
  }

  /** Up to and with the next line feed. */
  takeLine(): readonly WireRun[] {
    const feedPlace = this.#text.indexOf('\n', this.#place);
    return feedPlace < 0 ? this.takeRest() : this.#takeTo(feedPlace + 1);
  }

  /** Up to that character, without it. */
  takeUntil(end: string): readonly WireRun[] {
    const endPlace = this.#text.indexOf(end, this.#place);
    return endPlace < 0 ? this.takeRest() : this.#takeTo(endPlace);
  }

  take(byteCount: number): readonly WireRun[] {
    let [endPlace, payloadPlace, bytes] = [this.#place, this.#payloadPlace, 0];
    while (bytes < byteCount && endPlace < this.#text.length) {
      const isHole = this.#text[endPlace] === PAYLOAD_HOLE;
      bytes += isHole ? (this.#payloads[payloadPlace++]?.bytes ?? 0) : 1;
      endPlace++;
    }
    return this.#takeTo(endPlace);
  }

  takeRest(): readonly WireRun[] {
    return this.#takeTo(this.#text.length);
  }

  #takeTo(endPlace: number): readonly WireRun[] {
    const pieces = this.#text.slice(this.#place, endPlace).split(PAYLOAD_HOLE);
    this.#place = endPlace;
    const runs = pieces.flatMap((text, index): readonly WireRun[] => {
      const payload = index === 0 ? undefined : this.#payloads[this.#payloadPlace++];
      return [...(payload ? [payload] : []), { text, bytes: text.length, messageId: null }];
    });
    const filled = runs.filter(({ bytes }) => bytes > 0);
    for (const { bytes } of filled) this.readBytes += bytes;
    return filled;
  }
}
