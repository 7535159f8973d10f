/** What lets marks be grabbed, as a part of its own: a picture can be read without it (`TimelineProps.grabbing`). */
export { default as Handles } from './Handles.svelte';
export { Grips } from './grips.svelte';
