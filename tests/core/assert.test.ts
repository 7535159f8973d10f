import { describe, expect, it } from 'vitest';
import { assert, must, unreachable } from '../../src/core/assert';

describe('assert(condition, message)', () => {
  it('throws "Bug: …" when the condition is false, and nothing else', () => {
    expect(() => assert(false, 'the queue is upside down')).toThrow(new Error('Bug: the queue is upside down'));
    expect(() => assert(true, 'never said')).not.toThrow();
  });
});

describe('must(value, message)', () => {
  it('gives back the value, also when it is 0, empty or false', () => {
    expect([must(0, 'a'), must('', 'a'), must(false, 'a')]).toEqual([0, '', false]);
  });

  it('throws "Bug: …" for null and undefined', () => {
    expect(() => must(null, 'no lane')).toThrow('Bug: no lane');
    expect(() => must(undefined, 'no lane')).toThrow('Bug: no lane');
  });
});

describe('unreachable(value)', () => {
  it('throws "Bug: …" with the value that no case took', () => {
    expect(() => unreachable({ kind: 'new' } as never)).toThrow('Bug: unhandled case {"kind":"new"}');
  });
});
