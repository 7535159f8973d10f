import type { Locale } from './locale';
import { grouped } from './grouped';

/** What exports say and the page does not: no catalogue has it, so that no reader of the page waits for it. */
export interface ExportWords {
  readonly request: (id: number) => string;
  /** Under the names of the lanes. */
  readonly about: (duration: string, clients: number, seed: number) => string;
  /** Headings. */
  readonly moments: string;
  readonly log: string;
  readonly numbers: string;
  /** In place of moments. */
  readonly nothing: string;
  /** A sentence, and how long that lasted. */
  readonly lasting: (sentence: string, duration: string) => string;
}

const english: ExportWords = {
  request: (id) => `request ${id}`,
  about: (duration, clients, seed) =>
    `A simulated run of ${duration} with ${clients === 1 ? '1 client' : `${grouped(clients)} clients`}, seed ${seed}.`,
  moments: 'What happened',
  log: 'Log',
  numbers: 'Numbers',
  nothing: 'Nothing that is worth a sentence.',
  lasting: (sentence, duration) => `${sentence.replace(/\.$/, '')}. It lasts for ${duration}.`,
};

const chinese: ExportWords = {
  request: (id) => `请求 ${id}`,
  about: (duration, clients, seed) => `模拟运行 ${duration}，${grouped(clients)} 个客户端，种子 ${seed}。`,
  moments: '经过',
  log: '日志',
  numbers: '数据',
  nothing: '没有值得一提的事。',
  lasting: (sentence, duration) => `${sentence.replace(/。$/, '')}，持续 ${duration}。`,
};

export const exportWords: Readonly<Record<Locale, ExportWords>> = { en: english, 'zh-CN': chinese };
