/** What an embedded figure says besides its picture. */
export const embed = {
  /** Of the figure, for those who do not see it. */
  title: (names: string) => `Simulated timeline: ${names}`,
  views: { timeline: 'Picture', state: 'States', metrics: 'Numbers', table: 'Table', code: 'Code' },
  open: 'Open in Pollscope',
  partlyRead: 'Not all that was asked for could be read.',
  runTooLong: 'This run has too many events for a figure: the usual one is shown.',
  dismiss: 'Dismiss',
  finished: 'End of the run.',
};
