import { describe, expect, it } from 'vitest';
import { readTarget } from '../../src/scenario/act-target';

describe('readTarget(act)', () => {
  const act = { do: 'never-answer', isEnabled: true } as const;

  it('reads which request of which lane an act is about, and which attempt, if one', () => {
    expect(readTarget({ ...act, on: 'my lane-2/request/17' })).toEqual({
      ...{ kind: 'request', laneKey: 'my lane-2', requestId: 17, attempt: null },
    });
    expect(readTarget({ ...act, on: 'sse/request/0/attempt/2' })).toMatchObject({ requestId: 0, attempt: 2 });
  });

  it('reads which connection', () => {
    expect(readTarget({ on: 'sse/connection/3', atMs: 5, do: 'cut-connection', isEnabled: true })).toEqual({
      ...{ kind: 'connection', laneKey: 'sse', connectionId: 3 },
    });
  });
});
