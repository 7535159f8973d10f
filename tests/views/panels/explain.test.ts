import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../src/i18n/catalogue';
import { explainMoment } from '../../../src/views/panels/explain';
import { oneLane } from '../../support/scenarios';
import { runLane } from '../../support/runs';

const rest = { network: { oneWayLatencyMs: 300 }, messages: { kind: 'at', timesMs: [1250, 7600] }, durationMs: 12_000 };
const lanes = [
  { name: 'Ajax', spans: runLane(oneLane('ajax-polling', { answers: 'at-once', pollIntervalMs: 2000 }, rest)) },
  { name: 'Long', spans: runLane(oneLane('long-polling', {}, rest)) },
  {
    name: 'Socket',
    spans: runLane(oneLane('websocket', {}, { ...rest, interventions: [{ atMs: 5400, do: 'close-streams' }] })),
  },
];
const told = (atMs: number, locale: 'en' | 'zh-CN' = 'en') => {
  const { headline, status } = explainMoment(lanes, atMs, 12_000, languageOf(locale));
  return { headline: headline.replaceAll('\u00a0', ' '), status: status.replaceAll('\u00a0', ' ') };
};

describe('explainMoment(lanes, atMs, endMs, language)', () => {
  it('tells when the first message will come, before there is one', () => {
    expect(told(1000).headline).toBe('At 1.000 s: no message so far; the first will be published in 0.25 s.');
  });

  it('tells who does not have the newest message yet', () => {
    expect(told(2000).headline).toBe('At 2.000 s: message 1, published 0.75 s ago, has not reached Ajax yet.');
  });

  it('says shortly that nobody has it yet', () => {
    expect(told(1300).headline).toBe('At 1.300 s: message 1, published 50 ms ago, has reached nobody yet.');
    const [socket] = lanes.slice(2);
    const alone = explainMoment([socket!], 1300, 12_000, languageOf('en')).headline;
    expect(alone).toContain('has not reached Socket yet');
  });

  it('tells who was last to get it', () => {
    expect(told(3000).headline).toBe(
      'At 3.000 s: message 1 has reached all; last was Ajax, 1.35 s after it was published.',
    );
  });

  it('tells to whom it is lost, and why, before anything else', () => {
    expect(told(7700).headline).toBe('At 7.700 s: message 2 is lost to Socket: nobody was listening.');
  });

  it('tells what each lane is doing, in both languages', () => {
    expect(told(3000).status).toBe(
      'Ajax is idle and asks again in 1.00 s. Long: the server has held its request open for 1.15 s. Socket is connected and listens.',
    );
    expect(told(3000, 'zh-CN').status).toBe(
      'Ajax空闲，1.00 s 后再次请求。Long：服务器把它的请求挂起了 1.15 s。Socket已连上，正在倾听。',
    );
  });

  it('tells of at most three lanes, those first that do something', () => {
    const many = [...lanes, ...lanes];
    const { status } = explainMoment(many, 3000, 12_000, languageOf('en'));
    expect(status.match(/held its request/g)).toHaveLength(2);
    expect(status).not.toContain('idle');
  });

  it('tells that the run is over', () => {
    expect(told(12_000).headline).toMatch(/The run ends here\.$/);
  });
});
