import { indexLane } from '../../src/layout/lane-index';
import { layoutSequence } from '../../src/layout/sequence-layout';
import { Viewport } from '../../src/layout/viewport';
import { longPollSpans } from './hand-made-spans';
import { densityText, words } from './lane-scenes';
import { FIRST_PAGE } from '../../src/trace/page-id';

const texts = { title: 'A', note: '', client: '', browser: 'browser', server: 'server' };
const index = indexLane(longPollSpans(), FIRST_PAGE, 6000);
/** The same long poll in two lanes beside each other, laid out. */
export const layoutTwoLanes = (viewport: Viewport) =>
  layoutSequence({
    lanes: [
      { key: 'a', index, texts },
      { key: 'b', index, texts },
    ],
    viewport,
    widthPx: 700,
    heightPx: 700,
    textPx: 11.5,
    words,
    densityText,
  });
export const geometry = layoutTwoLanes(new Viewport(0, 5000));
