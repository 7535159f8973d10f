/** The page's keys, in the order in which the help tells them. */
export const KEYS = [
  'space',
  'arrows',
  'fineArrows',
  'brackets',
  'speed',
  'trouble',
  'jumps',
  'ends',
  'zoom',
  'whole',
  'fold',
  'compare',
  'undo',
  'redo',
  'diagram',
  'cycles',
  'partner',
  'menu',
  'escape',
  'help',
] as const;
/** What changes the run, in the diagram. */
export const CHANGING_KEYS = ['grab', 'nudge', 'remove', 'message'] as const;
