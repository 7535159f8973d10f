/** A row of the table in words, for the page and for files. */
import type { Language } from '../../i18n/catalogue';
import { unreachable } from '../../core/assert';
import type { RowSubject } from './message-rows';

export function subjectText(subject: RowSubject, { words }: Language): string {
  const says = words.table.what;
  switch (subject.kind) {
    case 'transit': {
      const content = words.trace.content[subject.content];
      return subject.resentCount === 0 ? content : says.sentAgain(content, subject.resentCount);
    }
    case 'lost':
      return says.lost(words.trace.lossReason[subject.cause]);
    case 'stop':
      return words.trace.stop[subject.stop];
    case 'ended':
      return says.ended(words.trace.outcome[subject.outcome]);
    case 'published':
    case 'delivered':
    case 'duplicate':
    case 'held':
    case 'worked':
    case 'forWorker':
    case 'atProxy':
    case 'withheld':
    case 'proxyGaveUp':
    case 'stripped':
    case 'orphan':
      return says[subject.kind];
    default:
      return unreachable(subject);
  }
}
