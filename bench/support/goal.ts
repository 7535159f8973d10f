/** What was reached beside what is to be reached. Printed, never asserted: machines differ. */
export function goalLine(what: string, reached: number, sign: '≤' | '≥', goal: number, unit = '×'): string {
  const isMet = sign === '≤' ? reached <= goal : reached >= goal;
  const verdict = Number.isNaN(reached) ? 'not measured' : isMet ? 'met' : 'NOT MET';
  const shown = Number.isNaN(reached) ? '–' : `${reached.toFixed(reached < 10 ? 2 : 0)} ${unit}`;
  return `goal ${verdict}: ${what}: ${shown}, to be ${sign} ${goal} ${unit}`;
}
