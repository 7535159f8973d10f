import { spokenKind } from '../../layout/spoken-kind';
import type { Language } from '../../i18n/catalogue';
import { formatBytes, formatMeasuredMs, formatMoment, formatNumber } from '../../i18n/formats';
import { withheldTogether } from '../../layout/server-side';
import { uplinkText } from '../../layout/arrow-text';
import type { AttemptSpan, ExchangeSpan, Spans } from '../../trace/spans';
import type { Detail, Fact, Speaker } from './detail';

/** What there is to know about a request, and what became of it at the server’s side. */
export function exchangeDetail(exchange: ExchangeSpan, { laneKey, spans, language }: Speaker): Detail {
  const { words, locale } = language;
  const says = words.details;
  const attempt = exchange.attempts.at(-1);
  const facts: Fact[] = [
    { term: says.kind, text: words.trace.requestKind[spokenKind(exchange)] },
    { term: says.asked, text: formatMoment(exchange.askedAtMs, locale) },
    { term: says.outcome, text: words.trace.outcome[exchange.outcome] },
  ];
  if (exchange.status !== null) facts.push({ term: says.status, text: String(exchange.status) });
  if (exchange.endedAtMs !== null) {
    facts.push(
      { term: says.ended, text: formatMoment(exchange.endedAtMs, locale) },
      { term: says.took, text: formatMeasuredMs(exchange.endedAtMs - exchange.askedAtMs, locale) },
    );
  }
  if (exchange.attempts.length > 1)
    facts.push({ term: says.attempts, text: formatNumber(exchange.attempts.length, locale) });
  const assignedAtMs = exchange.attempts[0]?.assignedAtMs;
  if (exchange.wasQueued && assignedAtMs !== undefined)
    facts.push({ term: says.queued, text: formatMeasuredMs(assignedAtMs - exchange.askedAtMs, locale) });
  for (const each of exchange.attempts) facts.push(...serverSideFacts(each, language));
  if (attempt?.handler != null) facts.push({ term: says.server, text: words.trace.handler[attempt.handler] });
  if (attempt?.arrivedAtMs != null && attempt.respondedAtMs !== null) {
    facts.push({ term: says.held, text: formatMeasuredMs(attempt.respondedAtMs - attempt.arrivedAtMs, locale) });
  }
  if (attempt !== undefined) {
    const use = attempt.isNewConnection ? says.new : says.reused;
    facts.push({
      term: says.connectionTerm,
      text: `${says.connection(attempt.connectionId)}${words.page.comma}${use}`,
      key: `${laneKey}/connection/${attempt.connectionId}`,
    });
  }
  for (const id of exchange.uplinkIds) facts.push({ term: says.carries, text: uplinkFact(id, spans, language) });
  for (const id of exchange.messageIds)
    facts.push({ term: says.carries, text: says.message(id), key: `${laneKey}/message/${id}` });
  facts.push({
    term: says.bytes,
    text: says.bytesUpDown(formatBytes(exchange.requestBytes, locale), formatBytes(exchange.responseBytes, locale)),
  });
  return { title: says.request(exchange.id), facts };
}

/** A message to the server: when it was said, and what became of it. */
export function uplinkFact(id: number, { uplink }: Spans, { words, locale }: Language): string {
  const span = uplink.find((each) => each.id === id);
  if (span === undefined) return uplinkText([id]);
  const says = words.details.uplink;
  const { madeAtMs, receivedAtMs, duplicatesAtMs, lossReason } = span;
  const parts = [
    `${uplinkText([id])} ${says.said(formatMoment(madeAtMs, locale))}`,
    ...(receivedAtMs === null ? [] : [says.receivedAfter(formatMeasuredMs(receivedAtMs - madeAtMs, locale))]),
    ...(duplicatesAtMs.length === 0 ? [] : [says.again(duplicatesAtMs.length)]),
    ...(lossReason === null ? [] : [says.lost(words.trace.uplinkLoss[lossReason])]),
  ];
  return parts.join(words.page.comma);
}

/** Its waits at the server's side, and what a proxy did with it. */
function serverSideFacts(attempt: AttemptSpan, { words, locale }: Language): readonly Fact[] {
  const { proxy, wasBacklogged, arrivedAtMs, workStartedAtMs } = attempt;
  const says = words.details;
  const moment = (atMs: number) => formatMoment(atMs, locale);
  const stay = (fromMs: number, toMs: number | null) =>
    toMs === null ? says.since(moment(fromMs)) : says.fromTo(moment(fromMs), moment(toMs));
  const facts: Fact[] = [];
  if (proxy?.wait) facts.push({ term: says.atProxy, text: stay(proxy.wait.fromMs, proxy.wait.toMs) });
  if (wasBacklogged && arrivedAtMs !== null)
    facts.push({ term: says.forWorker, text: stay(proxy?.wait?.toMs ?? arrivedAtMs, workStartedAtMs) });
  if (proxy === null) return facts;
  for (const [toMs, parts] of withheldTogether(proxy).slice(-MAX_STAYS)) {
    const bytes = parts.reduce((sum, part) => sum + part.bytes, 0);
    const [first] = parts;
    if (first)
      facts.push({
        term: says.withheld,
        text: `${formatBytes(bytes, locale)}${words.page.comma}${stay(first.fromMs, toMs)}`,
      });
  }
  if (proxy.strippedAtMs !== null) facts.push({ term: says.upgrade, text: says.leftOut });
  if (proxy.gaveUpAtMs !== null) {
    const told = proxy.gaveUpStatus === null ? says.midway : String(proxy.gaveUpStatus);
    facts.push({ term: says.proxyGaveUp, text: `${moment(proxy.gaveUpAtMs)}${words.page.comma}${told}` });
  }
  return facts;
}

/** A long stream may be kept back many times: the last of them. */
const MAX_STAYS = 5;
