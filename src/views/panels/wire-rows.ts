/** The parts of a transit as a reader meets them: a name, what was sent, how many bytes. */
import type { Language } from '../../i18n/catalogue';
import { formatWholeBytes } from '../../i18n/formats';
import { bytesOf, type WirePart } from '../../wire/wire-parts';
import type { WireRun } from '../../wire/wire-reader';

export interface WireRow {
  readonly label: string;
  /** The row above has the same label, so it need not be read again. */
  readonly repeatsLabel: boolean;
  readonly pieces: readonly WirePiece[];
  readonly bytes: number;
}

export interface WirePiece {
  readonly text: string;
  /** `control`: bytes that have no face of their own. `note`: not sent, said by us. */
  readonly tone: 'plain' | 'control' | 'payload' | 'note';
}

export function wireRows(parts: readonly WirePart[], language: Language): readonly WireRow[] {
  return parts.map((part, index) => {
    const label = labelOf(part, language);
    const before = parts[index - 1];
    return {
      label,
      repeatsLabel: part.kind === 'header' && before?.kind === 'header',
      pieces: piecesOfPart(part, language),
      bytes: part.bytes,
    };
  });
}

function piecesOfPart(part: WirePart, language: Language): readonly WirePiece[] {
  if (part.kind === 'packet-tag') return [{ text: language.words.closeUps.bytes.beforeEncryption, tone: 'note' }];
  if (part.kind === 'http2-frame') return flagsOf(part);
  return isBinary(part) ? [hexOf(part.runs)] : part.runs.flatMap((run) => piecesOf(run, language));
}

function labelOf(part: WirePart, { locale, words }: Language): string {
  const says = words.closeUps.bytes;
  switch (part.kind) {
    case 'chunk-size':
      return says.chunkSize(formatWholeBytes(part.sizeBytes, locale));
    case 'frame-kind':
      return part.isFinal ? says.last(says.frame[part.frame]) : says.frame[part.frame];
    case 'frame-length':
      return says.frameLength(formatWholeBytes(part.lengthBytes, locale), part.isMasked ? says.masked : says.notMasked);
    case 'http2-frame':
      return says.http2Frame(part.frame, part.streamId, part.frameCount);
    case 'close-code':
      return says.closeCode(part.code);
    default:
      return says.part[part.kind];
  }
}

const BINARY_KINDS: readonly WirePart['kind'][] = [
  ...(['frame-kind', 'frame-length', 'masking-key', 'close-code', 'zero-byte'] as const),
  ...(['packet-head', 'quic-frame', 'session-name', 'http3-frame'] as const),
];

function flagsOf({ isEnd }: Extract<WirePart, { kind: 'http2-frame' }>): readonly WirePiece[] {
  return isEnd ? [{ text: 'END_STREAM', tone: 'control' }] : [];
}

/** What is no text is shown in hexadecimal, as the specification writes it. */
function isBinary({ kind, runs }: WirePart): boolean {
  return BINARY_KINDS.includes(kind) || (kind === 'payload' && runs.every(({ messageId }) => messageId === null));
}

function hexOf(runs: readonly WireRun[]): WirePiece {
  const hex = bytesOf(runs).map((byte) => byte.toString(16).padStart(2, '0'));
  return { text: hex.join(' '), tone: 'plain' };
}

function piecesOf(run: WireRun, { locale, words }: Language): readonly WirePiece[] {
  if (run.messageId === null) {
    return run.text
      .split(/(\r\n|\n)/)
      .filter((text) => text !== '')
      .map((text) => (/^\s*\n$/.test(text) ? { text: escaped(text), tone: 'control' } : { text, tone: 'plain' }));
  }
  const payload: WirePiece = { text: run.text, tone: 'payload' };
  const cutBytes = run.bytes - run.text.length;
  if (cutBytes === 0) return [payload];
  return [payload, { text: words.closeUps.bytes.cut(formatWholeBytes(cutBytes, locale)), tone: 'note' }];
}

function escaped(text: string): string {
  return text.replaceAll('\r', '\\r').replaceAll('\n', '\\n');
}
