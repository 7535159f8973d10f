/** All of the page that is not in its first picture, as one script (`later.svelte.ts`). */
export { default as CloseUpPanels } from './CloseUpPanels.svelte';
export { default as ComparisonBar } from './ComparisonBar.svelte';
export { default as ControlsColumn } from './ControlsColumn.svelte';
export { default as FaultMenu } from './FaultMenu.svelte';
export { Grab } from './grab.svelte';
export { ghostsShown } from './ghosts';
export * as grabbing from '../../views/timeline/grabbing';
export { default as KeyHelp } from '../../views/transport/KeyHelp.svelte';
export { default as LanePager } from '../../views/chrome/LanePager.svelte';
export { default as MeaningColumn } from './MeaningColumn.svelte';
export { addMessage, deleteMessage } from './message-acts';
export { momentsOf } from './moments-of';
export { newsSince } from './told-lanes';
export { default as NoticeStrip } from './NoticeStrip.svelte';
export { default as Now } from './Now.svelte';
export { default as ParameterSheet } from '../../views/chrome/ParameterSheet.svelte';
export { default as PinnedCard } from './PinnedCard.svelte';
export { default as ScrubberGhost } from '../../views/transport/ScrubberGhost.svelte';
export { default as StageTable } from './StageTable.svelte';
/** Asked for when the reader shares. */
export const loadShareDialog = () => import('./share/ShareDialog.svelte');
