/** All that makes any run but the usual one and draws it, as one script (`later.svelte.ts`). */
export { foldIdleTime } from '../../layout/idle-time';
export { languageOf } from '../../i18n/catalogue';
export { default as FoldMarks } from '../../views/timeline/FoldMarks.svelte';
export { ghostsBetween, laneDifference } from './compared-runs';
export { differenceSummary } from './difference-text';
export { laneNameApart } from './lane-name-apart';
export { default as PaintedLanes } from '../../views/timeline/PaintedLanes.svelte';
export { default as TiedMarks } from '../../views/timeline/TiedMarks.svelte';
export { linkOf, tooLong } from './link-of';
export { litBy } from './pointed';
export { LongRun } from './long-run';
export { readScenario } from './read-scenario';
export { scenes } from './scenes';
export { startFromLink } from './start-from-link';
export { tryToRun } from './try-to-run';
