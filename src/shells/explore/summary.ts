import type { FirstLanguage } from '../../i18n/first-language';
import { formatMoment } from '../../i18n/formats';
import type { LaneRun } from './run';

/** How far the run has come, in one spoken sentence: `6 s: 3 requests, 1 message delivered.` */
export function summaryAt(lanes: readonly LaneRun[], atMs: number, { locale, words }: FirstLanguage): string {
  let requestCount = 0;
  let deliveredCount = 0;
  for (const { spans } of lanes) {
    requestCount += spans.exchanges.filter((exchange) => exchange.askedAtMs <= atMs).length;
    for (const message of spans.messages)
      deliveredCount += message.deliveries.filter((delivery) => delivery.atMs <= atMs).length;
  }
  return words.live.summary(formatMoment(atMs, locale), requestCount, deliveredCount);
}
