import { createReadStream, statSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { badInput } from './command-error';

/** A scenario of 100,000 messages has about 1 MB. */
const INPUT_BYTES_MAX = 5_000_000;
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * The text of a file, or of standard input where `source` is `-`. Throws CommandError when it cannot be read, is not
 * UTF-8, or has more than 5 MB; no more than that is ever read.
 */
export async function readSource(source: string, stdin: Readable): Promise<string> {
  const name = nameOfSource(source);
  if (source === '-') return readText(stdin, name);
  try {
    const stats = statSync(source);
    if (stats.isDirectory()) throw badInput(`${name} is a folder: expected a file`);
    if (stats.size > INPUT_BYTES_MAX) throw tooBig(name, stats.size);
    return await readText(createReadStream(source), name);
  } catch (error) {
    throw isSystemError(error) ? badInput(`${name} cannot be read: ${REASONS[error.code] ?? error.code}`) : error;
  }
}

export function nameOfSource(source: string): string {
  return source === '-' ? 'standard input' : source;
}

async function readText(stream: Readable, name: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  let byteCount = 0;
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    byteCount += chunk.length;
    // A pipe or a device does not tell its size before.
    if (byteCount > INPUT_BYTES_MAX) throw tooBig(name, null);
    chunks.push(chunk);
  }
  return decode(Buffer.concat(chunks), name);
}

function decode(bytes: Uint8Array, name: string): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.startsWith(BYTE_ORDER_MARK) ? text.slice(BYTE_ORDER_MARK.length) : text;
  } catch {
    throw badInput(`${name} is not text in UTF-8`);
  }
}

function tooBig(name: string, byteCount: number | null) {
  const size = byteCount === null ? 'more than 5 MB' : `${(byteCount / 1e6).toFixed(1)} MB`;
  return badInput(`${name} has ${size}: at most 5 MB are read`);
}

/** What Node says, in words. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'permission denied',
  ENAMETOOLONG: 'its name is too long',
  ENOTDIR: 'a part of its path is not a folder',
};

function isSystemError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && !(error instanceof TypeError);
}
