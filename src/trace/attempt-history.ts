/** What the server's side tells of one attempt, noted in its span. */
import type { EventOf } from './events';
import type { ProxyEventKind, WorkEventKind } from './server-events';
import type { AttemptSpan, ProxySpan } from './spans';

/** Notes what the server's workers did with it. */
export function followWork(span: AttemptSpan, event: EventOf<WorkEventKind>): void {
  const { atMs } = event;
  switch (event.kind) {
    case 'work-queued':
      span.wasBacklogged = true;
      return;
    case 'work-started':
      span.handler = event.handler;
      span.workStartedAtMs = atMs;
      return;
    case 'work-parked':
      span.workParkedAtMs = atMs;
      return;
    case 'draw-made':
      span.draws.push({ atMs, draw: event.draw, isReady: event.isReady });
      return;
    case 'close-noticed':
      span.closeNoticedAtMs ??= atMs;
      return;
    case 'work-ended':
      span.workEndedAtMs = atMs;
      span.workResult = event.result;
  }
}

/** Notes what the proxy did with it. */
export function followProxy(span: ProxySpan, event: EventOf<ProxyEventKind>): void {
  const { atMs } = event;
  switch (event.kind) {
    case 'proxy-queued':
      span.wait = { fromMs: atMs, toMs: null };
      return;
    case 'proxy-forwarded':
      if (span.wait) span.wait.toMs = atMs;
      return;
    case 'proxy-stripped':
      span.strippedAtMs = atMs;
      return;
    case 'proxy-withheld':
      span.withheld.push({ fromMs: atMs, toMs: null, bytes: event.bytes, messageIds: event.messageIds });
      return;
    case 'proxy-gave-up':
      span.gaveUpAtMs = atMs;
      span.gaveUpStatus = event.status;
      return letGo(span, atMs);
    case 'proxy-released':
      return letGo(span, atMs);
  }
}

function letGo({ withheld }: ProxySpan, atMs: number): void {
  for (const part of withheld) part.toMs ??= atMs;
}
