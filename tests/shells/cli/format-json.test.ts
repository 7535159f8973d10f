import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatJson } from '../../../src/shells/cli/format-json';

describe('formatJson', () => {
  it('formatJson(report) gives each request and each metric a line', () => {
    const lane = { key: 'sse', requests: [{ id: 0, messages: [1] }, { id: 1, messages: [] }], streams: [], metrics: { lostCount: 0 } }; // prettier-ignore
    expect(formatJson({ version: 1, lanes: [lane] })).toBe(`{
  "version": 1,
  "lanes": [
    {
      "key": "sse",
      "requests": [
        {"id":0,"messages":[1]},
        {"id":1,"messages":[]}
      ],
      "streams": [],
      "metrics": {
        "lostCount": 0
      }
    }
  ]
}
`);
  });

  it('JSON.parse(formatJson(value)) is the value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        expect(JSON.parse(formatJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
