import type { Allowed } from '../scenario/allowed';
import { problem, type Problem } from '../scenario/problems';

/** A link may carry at most this much text when it is unpacked: a bomb must not fill the page's memory. */
export const MAX_INFLATED_LENGTH = 65_536;
const LINK_VERSION = 1;

/** What the fragment of a link holds: a scenario without its defaults, and what the reader was looking at. */
export interface LinkState {
  readonly scenario: unknown;
  readonly view: Readonly<Record<string, unknown>>;
}

export type ReadLinkState =
  { readonly ok: true; readonly state: LinkState } | { readonly ok: false; readonly problems: readonly Problem[] };

/** A run that takes more characters than a link can carry. */
export class LinkTooLongError extends RangeError {
  override readonly name = 'LinkTooLongError';
  readonly length: number;

  constructor(length: number) {
    super(`this run takes ${length} characters, a link carries at most ${MAX_INFLATED_LENGTH}`);
    this.length = length;
  }
}

/** `d` + base64url(deflate-raw(JSON)). Rejects with LinkTooLongError where a reader would have to refuse the link. */
export async function packLinkState(state: LinkState): Promise<string> {
  const text = JSON.stringify({ version: LINK_VERSION, ...state });
  if (text.length > MAX_INFLATED_LENGTH) throw new LinkTooLongError(text.length);
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return `d${toBase64Url(new Uint8Array(await new Response(stream).arrayBuffer()))}`;
}

/** The reverse; also `j` + base64url(JSON), for writers that cannot compress. Wrong text is told, never thrown. */
export async function unpackLinkState(packed: string): Promise<ReadLinkState> {
  const fail = (allowed: Allowed): ReadLinkState => ({ ok: false, problems: [problem('link', packed, allowed)] });
  const bytes = fromBase64Url(packed.slice(1));
  if (bytes === null || !/^[dj]/.test(packed)) return fail({ kind: 'own-state' });
  try {
    const text = packed.startsWith('d') ? await inflate(bytes) : new TextDecoder().decode(bytes);
    if (text === null || text.length > MAX_INFLATED_LENGTH)
      return fail({ kind: 'short-state', maxLength: MAX_INFLATED_LENGTH });
    return readState(JSON.parse(text), fail);
  } catch {
    return fail({ kind: 'whole-link' });
  }
}

function readState(content: unknown, fail: (allowed: Allowed) => ReadLinkState): ReadLinkState {
  if (typeof content !== 'object' || content === null) return fail({ kind: 'own-state' });
  const { version, scenario, view } = content as { version?: unknown; scenario?: unknown; view?: unknown };
  if (version !== LINK_VERSION) {
    return { ok: false, problems: [problem('link.version', version, { kind: 'link-version', version: LINK_VERSION })] };
  }
  const isView = typeof view === 'object' && view !== null && !Array.isArray(view);
  return { ok: true, state: { scenario, view: isView ? (view as Record<string, unknown>) : {} } };
}

/** Null when it inflates to more than a link may carry; throws where the bytes are no deflated text. */
async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<string | null> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    text += decoder.decode(part.value, { stream: true });
    if (text.length > MAX_INFLATED_LENGTH) {
      await reader.cancel();
      return null;
    }
  }
  return text + decoder.decode();
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[\w-]*$/.test(text)) return null;
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
      character.charCodeAt(0),
    );
  } catch {
    return null;
  }
}
