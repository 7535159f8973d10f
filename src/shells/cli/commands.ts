import { checkCommand } from './check-command';
import type { Command } from './command';
import { csvCommand, harCommand, markdownCommand, mermaidCommand } from './export-commands';
import { metricsCommand } from './metrics-command';
import { pngCommand } from './png-command';
import { serveCommand } from './serve-command';
import { simulateCommand } from './simulate-command';
import { svgCommand } from './svg-command';

/** In the order of the help. */
export const commands: readonly Command[] = [
  ...[simulateCommand, metricsCommand, svgCommand, pngCommand],
  ...[markdownCommand, mermaidCommand, csvCommand, harCommand, checkCommand],
  serveCommand,
];

/** The contract names them; they are refused by name until they are built. */
export const plannedCommandNames: readonly string[] = ['import'];
