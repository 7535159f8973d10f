/** What the build has made, as a web server answers with it. */
import { createReadStream, statSync } from 'node:fs';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import path from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
};
const HEADERS = {
  // Scripts of a frame in a sandbox, whose origin is "null", come only where any origin may have them.
  'Access-Control-Allow-Origin': '*',
  'Cache-Control': 'no-cache',
  'X-Content-Type-Options': 'nosniff',
};
/** In which folder of the build the paths below it are; all other paths are the site's. */
const ELEMENT_PATH = '/element/';

/** `built`: the folder with `site` and `element` in it. Nothing outside these two is ever read. */
export function builtFiles(built: string): RequestListener {
  return (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return refuse(response, 405, 'only GET and HEAD', { Allow: 'GET, HEAD' });
    const file = fileOf(request.url ?? '/', built);
    if (file === null) return refuse(response, 404, 'there is no such file');
    send(request, response, file);
  };
}

interface BuiltFile {
  readonly path: string;
  readonly bytes: number;
}

/** Null where there is none. */
function fileOf(url: string, built: string): BuiltFile | null {
  const pathname = decoded(url.split(/[?#]/, 1)[0] ?? '/');
  if (pathname === null || pathname.includes('\0')) return null;
  const isElement = pathname.startsWith(ELEMENT_PATH);
  const folder = path.join(built, isElement ? 'element' : 'site');
  const below = isElement ? pathname.slice(ELEMENT_PATH.length) : pathname;
  const asked = path.join(folder, below.endsWith('/') ? `${below}index.html` : below);
  if (!asked.startsWith(folder + path.sep)) return null;
  const stats = statSync(asked, { throwIfNoEntry: false });
  return stats?.isFile() ? { path: asked, bytes: stats.size } : null;
}

function decoded(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}

function send(request: IncomingMessage, response: ServerResponse, file: BuiltFile): void {
  response.writeHead(200, {
    ...HEADERS,
    'Content-Type': TYPES[path.extname(file.path)] ?? 'application/octet-stream',
    'Content-Length': file.bytes,
  });
  if (request.method === 'HEAD') return void response.end();
  createReadStream(file.path)
    .on('error', () => response.destroy())
    .pipe(response);
}

function refuse(response: ServerResponse, status: number, why: string, more: Readonly<Record<string, string>> = {}) {
  response.writeHead(status, { ...HEADERS, ...more, 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(`${status}: ${why}\n`);
}
