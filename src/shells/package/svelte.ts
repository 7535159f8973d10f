/**
 * `pollscope/svelte`: the diagram as a Svelte component. `import 'pollscope/svelte/style.css'` once in the page.
 *
 * ```svelte
 * <SequenceDiagram {scenario} bind:playheadMs widthPx={720} heightPx={540} />
 * ```
 */
import type { Component } from 'svelte';
import type { SequenceDiagramProps } from './diagram-props';
import Diagram from './SequenceDiagram.svelte';

export { loadLanguage } from '../explore/load-language';
export type { SequenceDiagramProps } from './diagram-props';

/** A scenario's run, lane beside lane: it can be zoomed, panned and walked through by keys. */
export const SequenceDiagram: Component<SequenceDiagramProps, object, 'playheadMs' | 'selectedKey'> = Diagram;
