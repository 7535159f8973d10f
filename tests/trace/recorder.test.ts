import { describe, expect, it } from 'vitest';
import { Recorder } from '../../src/trace/recorder';

describe('Recorder', () => {
  it('record(body) stamps sequence, time and cause, and returns the sequence', () => {
    let nowMs = 5;
    const recorder = new Recorder(() => nowMs);
    expect(recorder.record({ kind: 'outage-started' })).toBe(0);
    nowMs = 7.25;
    expect(recorder.record({ kind: 'outage-ended' })).toBe(1);
    expect(recorder.events).toEqual([
      { sequence: 0, atMs: 5, cause: null, kind: 'outage-started' },
      { sequence: 1, atMs: 7.25, cause: null, kind: 'outage-ended' },
    ]);
  });

  it('record(body) throws a bug when time has gone back', () => {
    let nowMs = 5;
    const recorder = new Recorder(() => nowMs);
    recorder.record({ kind: 'outage-started' });
    nowMs = 4;
    expect(() => recorder.record({ kind: 'outage-ended' })).toThrow('Bug: recorded outage-ended at 4 ms');
  });

  it('causedBy(n, act) gives what act records the cause n, nests, and returns what act returns', () => {
    const recorder = new Recorder(() => 0);
    recorder.record({ kind: 'outage-started' });
    const result = recorder.causedBy(0, () => {
      const inner = recorder.record({ kind: 'outage-ended' });
      recorder.causedBy(inner, () => recorder.record({ kind: 'outage-started' }));
      recorder.causedBy(null, () => recorder.record({ kind: 'server-stopped' }));
      recorder.record({ kind: 'outage-ended' });
      return 'done';
    });
    recorder.record({ kind: 'outage-started' });
    expect(result).toBe('done');
    expect(recorder.events.map(({ cause }) => cause)).toEqual([null, 0, 1, null, 0, null]);
  });

  it('causedBy(n, act) puts the outer cause back when act throws', () => {
    const recorder = new Recorder(() => 0);
    recorder.record({ kind: 'outage-started' });
    const act = () => {
      throw new Error('in the act');
    };
    expect(() => recorder.causedBy(0, act)).toThrow('in the act');
    expect(recorder.cause).toBeNull();
  });

  it.each([1, -1, 0.5, NaN])('causedBy(%d, act) throws a bug: that event is not in the trace', (sequence) => {
    const recorder = new Recorder(() => 0);
    recorder.record({ kind: 'outage-started' });
    expect(() => recorder.causedBy(sequence, () => undefined)).toThrow(`Bug: event ${sequence} cannot be a cause`);
  });
});
