/** Before any test: as in a page that has been open for a moment. */
import { engine } from '../../src/shells/explore/later.svelte';

await engine.load();
