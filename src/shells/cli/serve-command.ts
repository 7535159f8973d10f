import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { encodeLink } from '../../config/link';
import { LinkTooLongError } from '../../config/link-state';
import { builtFiles } from './built-files';
import type { Command, CommandInput } from './command';
import { badInput } from './command-error';
import { linkContext, loadScenario } from './load-scenario';
import { wholeNumberOption } from './option-values';
import { nameOfSource } from './read-source';

const FIRST_PORT = 4173;
/** Where no port is asked for, so many are tried. */
const TRIED_COUNT = 20;
const PORT_MAX = 65_535;
/** Nobody else on the network is served. */
const HOST = 'localhost';

export const serveCommand: Command = {
  name: 'serve',
  summary: 'Serve the page, embed.html, the reference and the element on this computer, and print the address',
  options: [
    { name: 'port', placeholder: 'N', help: `0: any free one (default: the first free one from ${FIRST_PORT} on)` },
  ],
  isSourceOptional: true,
  run: async (input) => {
    const port = wholeNumberOption(input.options, 'port', 0, PORT_MAX);
    const link = await linkTo(input);
    if (!existsSync(path.join(input.built, 'site', 'index.html')))
      throw badInput(`serve: nothing is built in ${input.built}: run "npm run build" first`);
    const server = await listening(builtFiles(input.built), port);
    const { port: taken } = server.address() as AddressInfo;
    return `Pollscope is at http://${HOST}:${taken}/${link} (Ctrl+C stops it)\n`;
  },
};

/** What opens the scenario; empty without one. Throws CommandError. */
async function linkTo({ source, stdin }: CommandInput): Promise<string> {
  if (source === '') return '';
  const { scenario, view } = await loadScenario(source, stdin);
  try {
    return await encodeLink(scenario, null, view, linkContext);
  } catch (error) {
    if (!(error instanceof LinkTooLongError)) throw error;
    throw badInput(`serve: ${nameOfSource(source)} is too long for a link, and the page opens nothing else`);
  }
}

/** Throws CommandError where the port cannot be had. */
async function listening(files: ReturnType<typeof builtFiles>, port: number | null): Promise<Server> {
  const last = port ?? FIRST_PORT + TRIED_COUNT - 1;
  for (let tried = port ?? FIRST_PORT; ; tried++) {
    const server = createServer(files);
    const fault = await listen(server, tried);
    if (fault === null) return server;
    if (fault !== 'EADDRINUSE' || tried >= last) throw badInput(`serve: ${whyNot(fault, port)}`);
  }
}

/** Null when it listens, else the system's code of what is wrong. */
function listen(server: Server, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(port, HOST, () => resolve(null));
  });
}

function whyNot(fault: string, port: number | null): string {
  if (fault === 'EADDRINUSE' && port === null)
    return `the ports from ${FIRST_PORT} to ${FIRST_PORT + TRIED_COUNT - 1} are in use: --port N takes another`;
  if (fault === 'EADDRINUSE') return `port ${port} is in use: --port takes another, or 0 for any free one`;
  if (fault === 'EACCES') return `port ${port} needs more rights: --port takes one from 1024 on`;
  return `port ${port} cannot be had (${fault})`;
}
