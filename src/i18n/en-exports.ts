import { grouped } from './grouped';

/** Words of exports that nothing on the page says. */
export const exports = {
  request: (id: number) => `request ${id}`,
  /** Under the names of the lanes. */
  about: (duration: string, clients: number, seed: number) =>
    `A simulated run of ${duration} with ${clients === 1 ? '1 client' : `${grouped(clients)} clients`}, seed ${seed}.`,
  moments: 'What happened',
  nothing: 'Nothing that is worth a sentence.',
  log: 'Log',
  numbers: 'Numbers',
  /** A sentence, and how long that lasted. */
  lasting: (sentence: string, duration: string) => `${sentence.replace(/\.$/, '')}. It lasts for ${duration}.`,
} as const;
