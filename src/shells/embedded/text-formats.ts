/** `csv` has the messages; `json` the results; `scenario` what the command line takes. */
export const TEXT_FORMATS = ['json', 'scenario', 'csv', 'csv-metrics', 'har', 'mermaid', 'markdown'] as const;
export type TextFormat = (typeof TEXT_FORMATS)[number];
