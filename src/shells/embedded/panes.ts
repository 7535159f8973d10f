/** What a figure can show beside its picture, as one script that comes when it is asked for. */
export { default as CodePane } from './CodePane.svelte';
export { default as MetricsPane } from './MetricsPane.svelte';
export { default as StatePane } from './StatePane.svelte';
export { default as TablePane } from './TablePane.svelte';
