/** A row of the table in words, for the page and for files. */
import type { Language } from '../../i18n/catalogue';
import { unreachable } from '../../core/assert';
import { uplinkText } from '../../layout/arrow-text';
import type { MessageRow, RowSubject } from './message-rows';

/** What it carries: `3, 4`, and to the server `↑2`. */
export function messagesText({ messageIds, uplinkIds }: Pick<MessageRow, 'messageIds' | 'uplinkIds'>): string {
  return [...messageIds.map(String), ...uplinkIds.map((id) => uplinkText([id]))].join(', ');
}

export function subjectText(subject: RowSubject, { words }: Language): string {
  const says = words.table.what;
  switch (subject.kind) {
    case 'transit': {
      const content = words.trace.content[subject.content];
      return subject.resentCount === 0 ? content : says.sentAgain(content, subject.resentCount);
    }
    case 'lost':
      return says.lost(words.trace.lossReason[subject.cause]);
    case 'uplinkLost':
      return says.lost(words.trace.uplinkLoss[subject.reason]);
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
    case 'uplinkReceived':
    case 'uplinkAgain':
      return says[subject.kind];
    default:
      return unreachable(subject);
  }
}
